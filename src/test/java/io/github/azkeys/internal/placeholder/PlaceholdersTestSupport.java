// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.ContosoComponent;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application with declared keys that is not started. */
public abstract class PlaceholdersTestSupport extends AzkeysTestSupport {

    public final Properties properties = new Properties();
    public DefaultCamelContext app;

    @BeforeEach
    protected void makeApplication() {
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
    protected void stopApplication() {
        app.stop();
    }

    protected void declare(String alias, String keys) {
        properties.setProperty("camel.azkeys.keys." + alias, keys);
    }

    /** Resolves a text before the application starts. */
    protected String resolve(String text) {
        return app.resolvePropertyPlaceholders(text);
    }

    protected void yaml(String routes) throws Exception {
        PluginHelper.getRoutesLoader(app).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
    }

    protected String send(String uri, Object body) {
        return app.createProducerTemplate().requestBody(uri, body, String.class);
    }
}
