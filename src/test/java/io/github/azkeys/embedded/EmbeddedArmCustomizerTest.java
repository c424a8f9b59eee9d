package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.RestClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** Routes run as they are without Azure, whatever beans the application has for Azure. */
@Tag("camel")
@Timeout(30)
class EmbeddedArmCustomizerTest {

    @Test
    void beansThatAreMeantForAzureStandAside() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TokenCredential credential = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        HttpClient client = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        try (EmbeddedArm arm = EmbeddedArm.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("credential", TokenCredential.class, credential);
            context.getRegistry().bind("client", HttpClient.class, client);
            context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            context.start();

            assertThat(context.createProducerTemplate()
                            .requestBody("azkeys:batch?resourceId=" + RestClient.BATCH, "", BatchAccountKeys.class))
                    .isNotNull();
            assertThat(arm.calls("batch")).hasSize(1);
            assertThat(asked).hasValue(0);
        }
    }
}
