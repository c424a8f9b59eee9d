// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.endpoint.KeyEndpoint;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.producer.AzkeysFindProducer;
import io.github.azkeys.internal.producer.AzkeysProducer;
import io.github.azkeys.internal.producer.AzkeysRefreshProducer;
import io.github.azkeys.internal.producer.ProducerHealth;
import io.github.azkeys.internal.request.RegenerateAction;
import io.github.azkeys.internal.watch.AzkeysConsumer;
import io.github.azkeys.internal.watch.WatchedResources;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/**
 * Fetch the account keys of Azure resources with a Microsoft Entra identity.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "azkeys",
        title = "Azure Keys",
        syntax = "azkeys:operation",
        category = {Category.CLOUD, Category.SECURITY},
        headersClass = AzkeysConstants.class)
public class AzkeysEndpoint extends KeyEndpoint {

    // each poll counts against the write limit of ARM
    private static final long EVERY_MINUTE = 60_000;

    @UriParam
    private AzkeysConfiguration configuration;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "The delay between two polls.")
    private long delay = EVERY_MINUTE;

    @UriParam(
            label = "producer",
            description = "With action=regenerate, the key to regenerate, such as primary or secondary. Can "
                    + "also be set as keyName if the operation does not use keyName. The catalog lists the "
                    + "names for each operation.")
    private @Nullable String regenerateKey;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether a producer whose resourceName is an asterisk finds all resources in the resource "
                    + "group, or in the subscription if resourceGroup is an asterisk, too, and lists the keys of each. The "
                    + "body is then a list of ResourceKeys. A consumer does not need this option.")
    private boolean findResources;

    private KeySource keys;
    private ProducerHealth producerHealth;

    public AzkeysEndpoint(String uri, AzkeysComponent component, AzkeysConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        setDelay(EVERY_MINUTE);
    }

    /**
     * Checks all options before any call.
     *
     * @throws io.github.azkeys.InvalidRequestException if an option is wrong
     */
    void validate() {
        keys = new KeySource(
                KeyServices.of(getComponent()),
                configuration,
                new RegenerateAction(getComponent().isRegenerateEnabled(), regenerateKey));
        if (findResources && keys.requests().scope() == null) {
            throw new InvalidRequestException("option findResources needs resourceName=*");
        }
        producerHealth = new ProducerHealth(this, keys);
        setKeys(keys);
    }

    @Override
    public Producer createProducer() {
        if (findResources) {
            return new AzkeysFindProducer(this, keys, producerHealth);
        }
        keys.requests().requireOne();
        return keys.requests().operation().name().equals(AnyResource.REFRESH)
                ? new AzkeysRefreshProducer(this, keys)
                : new AzkeysProducer(this, keys, producerHealth);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        AzkeysConsumer consumer = new AzkeysConsumer(this, processor, keys, new WatchedResources(keys));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public AzkeysComponent getComponent() {
        return (AzkeysComponent) super.getComponent();
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public @Nullable String getRegenerateKey() {
        return regenerateKey;
    }

    public void setRegenerateKey(@Nullable String regenerateKey) {
        this.regenerateKey = regenerateKey;
    }

    public boolean isFindResources() {
        return findResources;
    }

    public void setFindResources(boolean findResources) {
        this.findResources = findResources;
    }

    public AzkeysConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AzkeysConfiguration configuration) {
        this.configuration = configuration;
    }
}
