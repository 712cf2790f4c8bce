package io.apitokens.testkit;

import io.apitokens.http.HttpTransport;
import io.apitokens.okhttp.OkHttpTransport;

class OkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport transport() {
        return OkHttpTransport.create();
    }
}
