package io.apitokens.testkit.contract;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;

class OkHttpTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport transport() {
        return OkHttpTransport.create();
    }
}
