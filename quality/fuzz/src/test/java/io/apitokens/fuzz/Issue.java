package io.apitokens.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a script so that its first response issues a secret. The text before the secret is unusual but well-formed,
 * and the fuzzed body follows it, so a test knows without parsing JSON that the secret was present.
 */
final class Issue {

    private static final String TOKEN = "\"token\":\"" + Canary.SECRET + "\"";

    private static final List<String> BEGINNINGS = List.of(
            "{\"id\":42,",
            "{\"id\":\"clm8q7f6q000008lcgyougpsk\",\"name\":\"ci\",\"createdAt\":\"2026-08-01T10:00:00Z\",",
            "{",
            "\uFEFF{\"id\":42,",
            " \r\n\t { \"name\" : null ,",
            "{\"name\":\"Ren\\u00e9 \\ud800 x\",\"exp_date\":[1,{\"a\":null}],\"endAt\":{},",
            "{\"id\":[],\"deleted\":\"maybe\",\"client_user\":[[[]]],\"last_usage\":{\"x\":1},\"roles\":7,",
            "{\"name\":\"\u0000\t\u00e9\u2028\",\"description\":\"\ud83d\ude00\",",
            "{\"id\":99999999999999999999999,\"expiryPeriodInDays\":1e400,\"roles\":[null,{\"role\":5}],",
            "{\"id\":\"a/b\",\"id\":\"..\",",
            "{\"id\":0,",
            "{\"id\":-1,\"shortToken\":false,",
            "{\"id\":\"" + Canary.SECRET.substring(0, 10) + "\",",
            "{\"id\":\"\",\"createdBy\":\"nobody\",",
            "{\"token\":null,\"token\":5,\"token\":\" \",\"token\":{\"token\":1},");

    private Issue() {}

    static Script in(Script script, int choice) {
        List<Script.Response> responses = new ArrayList<>(script.responses());
        Script.Response first = responses.get(0);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String beginning = BEGINNINGS.get(Math.floorMod(choice, BEGINNINGS.size()));
        body.writeBytes((beginning + TOKEN).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(first.body());
        responses.set(
                0,
                new Script.Response(
                        first.isGood() ? first.status() : 200,
                        first.end() == Script.End.CUT ? Script.End.CUT : Script.End.WHOLE,
                        first.slow(),
                        first.headers(),
                        body.toByteArray()));
        return new Script(List.copyOf(responses));
    }
}
