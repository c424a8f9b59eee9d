// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shows the cached key sets and the number of calls to ARM in Camel's developer console, but never a key. */
@DevConsole(name = "azkeys", displayName = "Azure Keys", description = AzkeysDevConsole.DESCRIPTION)
public class AzkeysDevConsole extends AbstractDevConsole {

    static final String DESCRIPTION = "The cached keys of Azure resources and the calls to ARM";

    public AzkeysDevConsole() {
        super("camel", "azkeys", "Azure Keys", DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        Instant now = Instant.now();
        StringBuilder text = new StringBuilder();
        components().forEach((name, component) -> text.append(KeyReport.text(name, component, now)));
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        Instant now = Instant.now();
        JsonObject json = new JsonObject();
        components().forEach((name, component) -> json.put(name, KeyReport.json(component, now)));
        return json;
    }

    private Map<String, ObservedComponent> components() {
        Map<String, ObservedComponent> components = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof ObservedComponent component) {
                components.put(name, component);
            }
        }
        return components;
    }
}
