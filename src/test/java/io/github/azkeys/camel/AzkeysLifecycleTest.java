package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** Things that begin and end while exchanges are under way. */
class AzkeysLifecycleTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void theCacheIsAsLargeAsThePropertiesSay() throws Exception {
        Main main = new Main();
        main.addProperty("camel.component.azkeys.cacheSize", "1");
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.start();
        try {
            ProducerTemplate template = main.getCamelTemplate();
            for (String uri : List.of(URI, "azkeys:mlworkspace?resourceId=" + WORKSPACE, URI)) {
                assertThat(template.request(uri, exchange -> {}).getException()).isNull();
            }
        } finally {
            main.stop();
        }

        assertThat(arm.calls()).hasSize(3);
    }
}
