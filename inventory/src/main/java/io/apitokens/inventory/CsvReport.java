package io.apitokens.inventory;

import io.apitokens.inventory.Content.Acceptance;
import io.apitokens.inventory.Row.Result;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an inventory as CSV: a line for each account, then for each finding about an acceptance, then for each token. */
final class CsvReport {

    private static final List<String> COLUMNS = List.of(
            "row",
            "account",
            "visibility",
            "account_complete",
            "account_remark",
            "id",
            "name",
            "description",
            "owner",
            "purpose",
            "ticket",
            "issuer_kind",
            "issuer",
            "issuer_state",
            "status",
            "created",
            "secret_issued",
            "expiry",
            "ends",
            "last_use_kind",
            "last_use",
            "roles",
            "grants",
            "restrictions",
            "vendor_managed",
            "worst",
            "findings",
            "known_findings",
            "undecided",
            "unknowns");
    private static final int BEFORE_WORST = COLUMNS.indexOf("worst");

    private final Writer out;

    private CsvReport(Writer out) {
        this.out = out;
    }

    static void write(Content content, Writer out) throws IOException {
        CsvReport csv = new CsvReport(out);
        csv.line(COLUMNS.stream());
        for (AuditedAccount account : content.accounts()) {
            csv.line(padded(
                    Stream.concat(Stream.of("account"), accountCells(account)).toList()));
        }
        for (Acceptance acceptance : content.acceptances()) {
            csv.acceptance(acceptance);
        }
        for (AuditedAccount account : content.accounts()) {
            List<String> ofAccount = accountCells(account).toList();
            content.spool().read(List.of(account), (line, place) -> csv.token(ofAccount, Row.parse(line)));
        }
    }

    private static Stream<String> accountCells(AuditedAccount account) {
        return Stream.of(
                account.account().toString(),
                account.visibility().extent().name(),
                Content.complete(account),
                Content.remark(account));
    }

    private void acceptance(Acceptance finding) throws IOException {
        List<String> cells = List.of("acceptance", "", "", "", "", finding.subject());
        String found = finding.rule() + ": " + finding.detail();
        line(Stream.concat(
                Stream.concat(cells.stream(), blanks(BEFORE_WORST - cells.size())),
                Stream.of(finding.severity(), finding.isNew() ? found : "", finding.isNew() ? "" : found, "", "")));
    }

    private void token(List<String> account, Row row) throws IOException {
        Stream<String> first = Stream.concat(Stream.of("token"), account.stream());
        line(Stream.concat(first, Stream.concat(properties(row), results(row))));
    }

    private static Stream<String> properties(Row row) {
        return Stream.of(
                row.id(),
                row.name(),
                row.description(),
                row.owner(),
                row.purpose(),
                row.ticket(),
                row.issuerKind(),
                row.issuer(),
                row.issuerState(),
                row.status(),
                Row.timeOrUnknown(row.created()),
                Row.timeOrUnknown(row.secretIssued()),
                row.expiryKind(),
                row.ends(),
                row.lastUseKind(),
                row.lastUse(),
                row.roles(),
                row.grants(),
                row.restrictions(),
                row.isVendorManaged() ? "yes" : "no");
    }

    private static Stream<String> results(Row row) {
        return Stream.of(
                row.standing().word(),
                joined(row, result -> result.isNew() && result.isFinding()),
                joined(row, result -> !result.isNew()),
                joined(row, result -> result.isNew() && !result.isFinding()),
                String.join("; ", row.unknowns()));
    }

    private static String joined(Row row, Predicate<Result> selected) {
        return row.results().stream().filter(selected).map(Result::toString).collect(Collectors.joining("; "));
    }

    private static Stream<String> padded(List<String> cells) {
        return Stream.concat(cells.stream(), blanks(COLUMNS.size() - cells.size()));
    }

    private static Stream<String> blanks(int count) {
        return Stream.generate(() -> "").limit(count);
    }

    private void line(Stream<String> cells) throws IOException {
        out.write(cells.map(CsvCell::of).collect(Collectors.joining(",")));
        out.write("\r\n");
    }
}
