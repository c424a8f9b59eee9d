// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options that select the message body. A mutable bean that Camel configures.
 */
@UriParams
public abstract class ChoiceConfiguration extends WatchConfiguration {

    @UriParam(
            description = "The single key that becomes the body, as a Secret, instead of all keys. Either a "
                    + "name in the keyNames of the body, such as primaryKey or keys.key1, or the last part "
                    + "of the name if it is unambiguous; for a rotation pair also primary, secondary, or "
                    + "newest-stable for the key that was regenerated last.")
    private @Nullable String select;

    @UriParam(
            enums = CatalogNames.FORMS,
            description = "The form that becomes the body, as a Secret, instead of the keys, such as "
                    + "connection-string or sas-token.")
    private @Nullable String form;

    @UriParam(
            description = "The key to create the form from, such as primary or secondary, or newest-stable for "
                    + "the key that was regenerated last. The documentation lists the names for each form. "
                    + "The default is the first.")
    private @Nullable String formKey;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description = "How long a sas-token, or a key that ARM makes on request, is valid, from 1m to 7d.")
    private Duration tokenValidity = Duration.ofHours(1);

    @UriParam(
            label = "advanced",
            description = "The host name suffix of the resource in a form, such as core.windows.net, instead of "
                    + "the suffix of the cloud. Required with resourceManagerEndpoint, unless cloud is set.")
    private @Nullable String endpointSuffix;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "With newest-stable, how long a regenerated key must be seen unchanged before it is "
                    + "used instead of the other key; 0 uses it immediately.")
    private Duration settlingTime = Duration.ofMinutes(1);

    public @Nullable String getSelect() {
        return select;
    }

    public void setSelect(@Nullable String select) {
        this.select = select;
    }

    public @Nullable String getForm() {
        return form;
    }

    public void setForm(@Nullable String form) {
        this.form = form;
    }

    public @Nullable String getFormKey() {
        return formKey;
    }

    public void setFormKey(@Nullable String formKey) {
        this.formKey = formKey;
    }

    public Duration getTokenValidity() {
        return tokenValidity;
    }

    public void setTokenValidity(Duration tokenValidity) {
        this.tokenValidity = tokenValidity;
    }

    public @Nullable String getEndpointSuffix() {
        return endpointSuffix;
    }

    public void setEndpointSuffix(@Nullable String endpointSuffix) {
        this.endpointSuffix = endpointSuffix;
    }

    public Duration getSettlingTime() {
        return settlingTime;
    }

    public void setSettlingTime(Duration settlingTime) {
        this.settlingTime = settlingTime;
    }
}
