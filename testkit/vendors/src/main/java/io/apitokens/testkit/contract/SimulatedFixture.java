package io.apitokens.testkit.contract;

import com.google.gson.JsonParser;
import io.apitokens.Secret;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The part of a {@link ContractFixture} that is common to simulated vendors. */
public abstract class SimulatedFixture implements ContractFixture {

    private final SimulatedVendor vendor;
    private final List<AutoCloseable> clients = new ArrayList<>();

    /**
     * Creates a fixture.
     *
     * @param vendor the vendor, which the fixture closes
     */
    protected SimulatedFixture(SimulatedVendor vendor) {
        this.vendor = Objects.requireNonNull(vendor, "vendor");
    }

    final SimulatedVendor simulator() {
        return vendor;
    }

    /**
     * Notes a client that {@link #closeClients} closes.
     *
     * @param client what the vendor's builder returned
     * @param <C> its type
     * @return the same client
     */
    protected final <C extends AutoCloseable> C closedLater(C client) {
        clients.add(client);
        return client;
    }

    @Override
    public Secret credential() {
        return vendor.credential();
    }

    @Override
    public String addToken(String name) {
        return vendor.addToken(SimulatedToken.of(name));
    }

    @Override
    public Map<String, String> recordOf(String id) {
        Map<String, String> fields = new TreeMap<>();
        JsonParser.parseString(vendor.recordOf(id))
                .getAsJsonObject()
                .entrySet()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        return fields;
    }

    @Override
    public Secret secretOf(String id) {
        return vendor.secretOf(id);
    }

    @Override
    public Set<String> liveTokenIds() {
        return vendor.liveTokenIds();
    }

    @Override
    public boolean accepts(Secret secret) {
        return vendor.accepts(secret);
    }

    @Override
    public int requests() {
        return vendor.requests().size() + vendor.rejectedRequests();
    }

    @Override
    public void inject(ContractFault fault, int spared) {
        vendor.inject(translate(fault).every(spared + 1).times(1));
    }

    private static Fault translate(ContractFault fault) {
        int number = fault.number();
        return switch (fault.kind()) {
            case RESPONSE_LOST -> Fault.responseLost();
            case REQUEST_LOST -> Fault.requestLost();
            case STATUS -> Fault.status(number);
            case STATUS_AFTER_COMMIT -> Fault.status(number).afterCommit();
            case RATE_LIMITED -> Fault.status(429).header("Retry-After", Integer.toString(number));
            case HTML -> Fault.html(number);
            case REDIRECT -> Fault.redirect(number, fault.location());
            case EMPTY_BODY -> Fault.emptyBody();
            case CUT_BODY -> Fault.cutBody(number);
            case UNKNOWN_FIELD -> Fault.unknownField();
            case UNKNOWN_ENUM -> Fault.unknownEnum();
            case WRONG_TYPE -> Fault.wrongType();
        };
    }

    @Override
    public void closeClients() {
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception e) {
                throw new IllegalStateException("a client could not be closed", e);
            }
        }
        clients.clear();
    }

    @Override
    public void close() {
        closeClients();
        vendor.close();
    }
}
