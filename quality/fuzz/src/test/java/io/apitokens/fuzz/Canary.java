package io.apitokens.fuzz;

/** Texts that can be told from all others, so that it shows where they come out. */
final class Canary {

    /** What the clients authenticate with. No eight characters of it stand in any text of ours. */
    static final String CREDENTIAL = "4711_simQz7Xk2Vw9Lp4Rt8Nb3Mc6Hd1Jf5";

    /** What the scripted vendor issues: the form of Gcore's secrets, whose digits are the token's id. */
    static final String SECRET = "42_simYk6Wm1Gs8Pv3Ba9Tj5Dn7Qe2Zr4";

    /** Stands in the documents of successes, of which no error may quote anything. */
    static final String DOCUMENT = "doc$imCanary";

    private static final int RUN = 8;

    private Canary() {}

    /** Tells whether a text has eight characters in a row of a canary. */
    static boolean shows(String text, String canary) {
        for (int i = 0; i + RUN <= canary.length(); i++) {
            if (text.contains(canary.substring(i, i + RUN))) {
                return true;
            }
        }
        return false;
    }
}
