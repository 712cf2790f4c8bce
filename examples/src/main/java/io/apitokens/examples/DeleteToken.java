package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.NotFoundException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;

/** Deletes a token of any account by the string form of its id, which programs can store. */
public final class DeleteToken {

    private DeleteToken() {}

    /**
     * Deletes a token.
     *
     * @param args the token's id, such as {@code astro/clx42kkcm01fo01o06agtmshg/clm8q…}
     */
    public static void main(String[] args) {
        String id = Arguments.only(args, "VENDOR/ACCOUNT/TOKEN");
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build();
                AstroIam astro = AstroIam.builder().fromEnvironment().build();
                OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            TokenDirectory tokens = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());
            System.out.println(delete(tokens, id));
        }
    }

    static String delete(TokenDirectory tokens, String storedId) {
        // tag::delete
        TokenId id = TokenId.parse(storedId);
        try {
            // The id names the account. If the response is lost, the client retries the delete.
            tokens.delete(id);
            return id + " is deleted";
        } catch (NotFoundException e) {
            return id + " is not there, or this credential cannot see it";
        }
        // end::delete
    }
}
