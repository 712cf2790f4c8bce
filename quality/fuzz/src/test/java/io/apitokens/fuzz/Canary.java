package io.apitokens.fuzz;

/** Unique strings that tests search for in all output. */
final class Canary {

    /** The credential that the clients send. No run of eight characters of it occurs in any string of this library. */
    static final String CREDENTIAL = "4711_simQz7Xk2Vw9Lp4Rt8Nb3Mc6Hd1Jf5";

    /** The secret that the scripted vendor issues, in Gcore's format: its digits are the token's id. */
    static final String SECRET = "42_simYk6Wm1Gs8Pv3Ba9Tj5Dn7Qe2Zr4";

    /** A string in the documents of successful responses. Errors must not quote these documents. */
    static final String DOCUMENT = "doc$imCanary";

    private static final int RUN = 8;

    private Canary() {}

    /** Returns whether a string contains a run of eight characters of a canary. */
    static boolean shows(String text, String canary) {
        for (int i = 0; i + RUN <= canary.length(); i++) {
            if (text.contains(canary.substring(i, i + RUN))) {
                return true;
            }
        }
        return false;
    }
}
