// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AzureSasCredential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live credential with a token that ARM makes anew for each call. */
class AzkeysLiveIssuedTest extends LiveTestSupport {

    @BeforeEach
    void declareToken() {
        arm.add("storage-account-sas", STORE);
        declare("token", "storage-account-sas?request.permissions=rl&tokenValidity=12h&resourceId=" + STORE);
        credential("storeToken", "azure-sas:token/sas-token");
        app.start();
    }

    @Test
    void anotherTokenIsNotAChange() {
        AzureSasCredential credential = find("storeToken", AzureSasCredential.class);
        String before = credential.getSignature();
        assertThat(before).contains("&sp=rl&", "&sig=");

        refresh();

        assertThat(credential.getSignature()).isEqualTo(before);
        assertThat(arm.secrets()).contains(before);
    }
}
