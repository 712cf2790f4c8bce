package io.apitokens.testkit;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;

class OkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport transport() {
        return OkHttpTransport.create();
    }
}
