package io.github.azkeys;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options that say what is handed out of an answer. A mutable bean that Camel fills.
 */
@UriParams
public abstract class ChoiceConfiguration extends WatchConfiguration {

    @UriParam(
            description = "The one key that becomes the body, as a Secret, instead of all keys: its name in the "
                    + "body's keyNames, such as primaryKey or keys.key1, or the end of the name behind a dot where "
                    + "that is unambiguous; of a pair primary, secondary, or newest-stable for the one that was "
                    + "renewed last.")
    private String select;

    @UriParam(
            description = "The form to hand out instead of the keys, such as connection-string or sas-token. The "
                    + "body is then a Secret.")
    private String form;

    @UriParam(
            description = "The key to make the form of, such as primary or secondary, or newest-stable for the one of "
                    + "them that was renewed last. The documentation lists the names for each form. By default the "
                    + "first.")
    private String formKey;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description = "How long a sas-token is good for, from 1m to 7d.")
    private Duration tokenValidity = Duration.ofHours(1);

    @UriParam(
            label = "advanced",
            description = "What the host name of the resource ends with in a form, such as core.windows.net, "
                    + "instead of what the cloud says. Needed with a resourceManagerEndpoint, unless cloud is set.")
    private String endpointSuffix;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "With newest-stable, how long a renewed key has to be seen unchanged before it is used in "
                    + "place of the other; 0 uses it at once.")
    private Duration settlingTime = Duration.ofMinutes(1);

    public String getSelect() {
        return select;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public String getForm() {
        return form;
    }

    public void setForm(String form) {
        this.form = form;
    }

    public String getFormKey() {
        return formKey;
    }

    public void setFormKey(String formKey) {
        this.formKey = formKey;
    }

    public Duration getTokenValidity() {
        return tokenValidity;
    }

    public void setTokenValidity(Duration tokenValidity) {
        this.tokenValidity = tokenValidity;
    }

    public String getEndpointSuffix() {
        return endpointSuffix;
    }

    public void setEndpointSuffix(String endpointSuffix) {
        this.endpointSuffix = endpointSuffix;
    }

    public Duration getSettlingTime() {
        return settlingTime;
    }

    public void setSettlingTime(Duration settlingTime) {
        this.settlingTime = settlingTime;
    }
}
