package io.apitokens.proofs.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models of one run, filled with what exists at its beginning. */
final class Environment {

    static final String NAME = "sim-deployer";

    private static final long DAY = 24 * 60 * Setting.MINUTE;

    final World world;
    final Setting setting;
    final VendorModel vendor;
    final StoreModel store;
    final JournalModel journal;
    final ModelToken first;
    private final Calls calls;
    private final Target target;
    private final ModelToken administrator;
    private final Set<ModelToken> named = new LinkedHashSet<>();

    Environment(World world, Setting setting, Calls calls, Target target) {
        this.world = world;
        this.setting = setting;
        this.calls = calls;
        this.target = target;
        this.vendor = new VendorModel(world, setting, target);
        this.store = new StoreModel(calls);
        this.journal = new JournalModel(calls);
        this.administrator = vendor.add("sim-administrator", null, true, DAY);
        if (target.isOfApplication()) {
            // Of another application: never in a list of this one.
            vendor.add("sim-elsewhere", "of others", true, DAY);
            addStranger();
        } else {
            vendor.add(NAME, "of others", true, DAY);
            vendor.add(NAME, "of others [apitokens:0123456789abcdef0123456789abcdef]", true, DAY);
        }
        this.first = vendor.add(NAME, "of the simulation", target == Target.CREATE, DAY);
        if (target != Target.CREATE && !setting.empty) {
            store.begin(first.newest().text());
        }
    }

    /** Adds a credential that a person has made in the same application, and deletes after a while. */
    private void addStranger() {
        if (setting.stranger > 0) {
            ModelToken stranger = vendor.add(NAME, "of a person", true, DAY);
            world.after(setting.stranger, () -> stranger.leave(world.now()));
        }
    }

    SimulatedProcess process(Worker worker) {
        ModelSecret stored = stored();
        ModelSecret credential = setting.own && stored != null ? stored : administrator.newest();
        Session session = new Session(calls, vendor, worker, credential.text(), vendor.replica());
        Records records = new Records(setting);
        ModelClient client = new ModelClient(session, records, false, false);
        return new SimulatedProcess(
                worker,
                client,
                new ModelPlaces(session, records, target == Target.KEYS),
                store.of(worker),
                journal.of(worker),
                () -> stored() != null);
    }

    /** Returns the stored secret, or null. */
    @Nullable
    ModelSecret stored() {
        String text = store.now().secret();
        return text == null ? null : vendor.secret(text);
    }

    /** Returns the tokens of the rotation or create that are alive. */
    List<ModelToken> live() {
        return vendor.tokens().stream()
                .filter(token -> !token.foreign && token.isLive())
                .toList();
    }

    /** Notes that a caller that lives on was told of a token. */
    void name(String text) {
        for (ModelToken token : vendor.tokens()) {
            if (text.contains(Records.id(token).toString())) {
                named.add(token);
            }
        }
    }

    /** Returns whether a token is stored, known to a caller, or in the journal. */
    boolean isKnown(ModelToken token) {
        ModelSecret stored = stored();
        return token == first
                || named.contains(token)
                || (stored != null && stored.token() == token)
                || journal.now().values().stream().anyMatch(entry -> Engine.names(entry, token));
    }

    /** Makes a call of a process, after which the caller has the result, unless the process ends before. */
    void returned(Worker worker) {
        calls.make(worker, Op.RETURN, "", fault -> fault);
    }
}
