package io.github.azkeys.camel;

import java.time.Duration;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application that is yet to be started, with declared keys. */
abstract class PlaceholdersTestSupport extends AzkeysTestSupport {

    final Properties properties = new Properties();
    DefaultCamelContext app;

    @BeforeEach
    void makeApplication() {
        app = new DefaultCamelContext();
        AzkeysComponent component = app.getComponent("azkeys", AzkeysComponent.class);
        component.setConfiguration(configuration().copy());
        component.getConfiguration().setCacheTtl(Duration.ofMinutes(1));
        app.addComponent("contoso", new ContosoComponent());
        app.getPropertiesComponent().setInitialProperties(properties);
        declare("hub", "iothub?keyName=iothubowner&resourceId=" + HUB);
        declare("batch", "batch?resourceId=" + BATCH);
    }

    @AfterEach
    void stopApplication() {
        app.stop();
    }

    void declare(String alias, String keys) {
        properties.setProperty("camel.azkeys.keys." + alias, keys);
    }

    /** Resolves a text while the application is not started yet. */
    String resolve(String text) {
        return app.resolvePropertyPlaceholders(text);
    }

    void yaml(String routes) throws Exception {
        PluginHelper.getRoutesLoader(app).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
    }

    String send(String uri, Object body) {
        return app.createProducerTemplate().requestBody(uri, body, String.class);
    }
}
