// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.keys.TypedKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operation of an application whose file has the fields of the response, without a class. */
class AzkeysFieldsTest extends AzkeysTestSupport {

    private static final Path FILE = Path.of("src/test/resources/contoso/fields/contoso-gateway.json");
    private static final String GATEWAY = "/subscriptions/s/resourceGroups/g/providers/Contoso.Sensors/gateways/gate1";
    private static final String URI = "azkeys:contoso-gateway?resourceId=" + GATEWAY;

    @TempDir
    Path folder;

    @Override
    protected EmbeddedArm startArm() throws Exception {
        ClassLoader application = getClass().getClassLoader();
        EmbeddedArm started = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .operations(location -> location.endsWith("/contoso-gateway.json")
                        ? application.getResourceAsStream("contoso/fields/contoso-gateway.json")
                        : null)
                .start();
        started.add("contoso-gateway", GATEWAY);
        return started;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getComponent("azkeys", AzkeysComponent.class).setOperationsLocation("classpath:contoso/fields");
        return created;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:json").to(URI).marshal().json();
                from("direct:simple")
                        .to(URI)
                        .setHeader("gateway", simple("${body.get('gateway')}"))
                        .setHeader("host", simple("${body.get('uplink').get('host')}"))
                        .setHeader("key", simple("${body.key('primaryKey')}"))
                        .setHeader("nested", simple("${body.get('uplink')}"))
                        .setHeader("text", simple("got ${body.toString}"));
            }
        };
    }

    /** A resource that a test adds has new keys. */
    private void answerWithTheSample() throws IOException {
        String file = Files.readString(FILE);
        String response = file.substring(file.indexOf("\"response\": ") + "\"response\": ".length());
        arm.fail(Fault.status(200)
                .json(response.substring(0, response.lastIndexOf('}', response.lastIndexOf('}') - 1))));
    }

    @Test
    void keysAreNamedByTheWayToThem() throws Exception {
        answerWithTheSample();

        TypedKeys keys = ask(URI).getMessage().getBody(TypedKeys.class);

        assertThat(keys.keyNames())
                .containsExactly(
                        "primaryKey",
                        "secondaryKey",
                        "uplink.token",
                        "spares.one.contoso.com.token",
                        "spares.0.token",
                        "codes.0",
                        "codes.1",
                        "settings.proxy.password");
        assertThat(keys.key("spares.0.token")).isEqualTo("dHdv");
        assertThat(keys.additionalProperties()).containsOnlyKeys("firmware");
    }

    @Test
    void itsTextShowsWhatTheFileShowsAndNoSecret() throws Exception {
        answerWithTheSample();

        TypedKeys keys = ask(URI).getMessage().getBody(TypedKeys.class);

        assertThat(keys)
                .hasToString("GatewayKeys[gateway=gate1, primaryKey=***, secondaryKey=***, port=8883,"
                        + " uplink=Uplink[host=up.contoso.com, token=***, expiresOn=2027-01-01T00:00:00.1234567Z, region=***],"
                        + " spares=[Uplink[host=one.contoso.com, token=***, expiresOn=null],"
                        + " Uplink[host=null, token=***, expiresOn=null]],"
                        + " codes=[***, ***], settings={proxy=***, retries=***},"
                        + " systemData=SystemData[createdBy=somebody@contoso.com, createdByType=null, createdAt=null,"
                        + " lastModifiedBy=null, lastModifiedByType=null, lastModifiedAt=null], firmware=***]");
        assertThat(keys.toString())
                .doesNotContain(keys.keyNames().stream().map(keys::key).toList());
    }

    @Test
    void camelDoesNotConvertItToText() throws Exception {
        answerWithTheSample();

        Exchange answer = ask(URI);

        assertThat(answer.getMessage().getBody())
                .asString()
                .startsWith("GatewayKeys[")
                .doesNotContain("cHJpbWFyeQ==");
        assertThatThrownBy(() -> answer.getMessage().getBody(String.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class);
        assertThat(context.getTypeConverter()
                        .tryConvertTo(byte[].class, answer.getMessage().getBody()))
                .isNull();
    }

    @Test
    void marshalGivesArmsOwnJson() throws Exception {
        answerWithTheSample();

        String json = template.requestBody("direct:json", null, String.class);

        JsonNode sample = new ObjectMapper().readTree(FILE.toFile()).at("/sample/response");
        assertThat((Object) new ObjectMapper().readTree(json)).isEqualTo(sample);
        assertThat(json).contains("\"firmware\":1.10");
    }

    @Test
    void jackson3WritesArmsOwnJson() throws Exception {
        answerWithTheSample();

        String json = new tools.jackson.databind.ObjectMapper()
                .writeValueAsString(ask(URI).getMessage().getBody());

        JsonNode sample = new ObjectMapper().readTree(FILE.toFile()).at("/sample/response");
        assertThat((Object) new ObjectMapper().readTree(json)).isEqualTo(sample);
    }

    @Test
    void simpleReadsFieldsAndKeys() throws Exception {
        answerWithTheSample();

        Map<String, Object> headers = ask("direct:simple").getMessage().getHeaders();

        assertThat(headers)
                .containsEntry("gateway", "gate1")
                .containsEntry("host", "up.contoso.com")
                .containsEntry("key", "cHJpbWFyeQ==");
        assertThat(headers.get("nested").toString()).startsWith("Uplink[host=").doesNotContain("dXBsaW5r");
        assertThat(headers.get("text"))
                .asString()
                .startsWith("got GatewayKeys[")
                .doesNotContain("cHJpbWFyeQ==");
    }

    @Test
    void oneKeyAloneIsSelected() throws Exception {
        answerWithTheSample();

        assertThat(ask(URI + "&select=uplink.token")
                        .getMessage()
                        .getBody(Secret.class)
                        .value())
                .isEqualTo("dXBsaW5r");
    }

    @Test
    void theNamesOfTheRotationPairAreThoseOfTheFile() throws Exception {
        answerWithTheSample();
        TypedKeys keys = ask(URI).getMessage().getBody(TypedKeys.class);
        answerWithTheSample();
        Secret selected = ask(URI + "&select=secondary").getMessage().getBody(Secret.class);

        assertThat(keys.key("secondary")).isEqualTo(keys.key("secondaryKey")).isEqualTo(selected.value());
        assertThat(keys.key("primary")).isEqualTo(keys.key("primaryKey"));
        assertThat(keys.keyNames()).doesNotContain("primary", "secondary");
    }

    @Test
    void aFieldThatTheFileDoesNotStateIsAnError() {
        TypedKeys keys = ask(URI).getMessage().getBody(TypedKeys.class);

        assertThatThrownBy(() -> keys.get("primary"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unknown field 'primary'. Supported: gateway, primaryKey, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"primaryKey\":12345} | primaryKey",
                "{\"primaryKey\":{\"hush\":\"12345\"}} | primaryKey",
                "{\"port\":\"12345\"} | port",
                "{\"port\":1.5} | port",
                "{\"uplink\":\"12345\"} | uplink",
                "{\"uplink\":{\"token\":12345}} | uplink.token",
                "{\"spares\":{\"host\":\"12345\"}} | spares",
                "{\"spares\":[{\"host\":\"a\"},{\"host\":true}]} | spares.1.host",
                "{\"codes\":[\"12345\",null]} | codes.1"
            })
    void anotherTypeIsRefusedAndNotShown(String json, String field) {
        arm.fail(Fault.status(200).json(json));

        assertThat(ask(URI).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the field " + field + " of the response does not have the documented type")
                .hasMessageNotContaining("12345");
    }

    @Test
    void anAnswerWithNoneOfTheFieldsIsRefused() {
        arm.fail(Fault.status(200).json("{\"other\":\"12345\"}"));

        assertThat(ask(URI).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("has none of the fields of GatewayKeys");
    }

    @Test
    void theFileStatesWhatMayBeEmptyAndHaveSeveralLines() throws Exception {
        String file = Files.readString(FILE);
        String lines = "{\"codes\":[\"a\\nb\"],\"primaryKey\":\"\"}";
        assertThat(respond(file, lines)).hasMessageContaining("the key codes.0 of the response has control characters");
        assertThat(respond(file.replace("\"list\": true}", "\"list\": true, \"multiline\": true}"), lines))
                .isNull();
        assertThat(respond(file, "{\"primaryKey\":\"\"}")).hasMessageContaining("the response has no keys");
        assertThat(respond(file.replace("\"body\"", "\"mayBeEmpty\": true, \"body\""), "{\"primaryKey\":\"\"}"))
                .isNull();
    }

    private Exception respond(String file, String json) throws Exception {
        Files.writeString(folder.resolve("contoso-gateway.json"), file);
        arm.fail(Fault.status(200).json(json));
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            AzkeysComponent component = other.getComponent("azkeys", AzkeysComponent.class);
            new EmbeddedArmCustomizer(arm).configure("azkeys", component);
            component.setOperationsLocation("file:" + folder);
            other.start();
            return other.createProducerTemplate().request(URI, exchange -> {}).getException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"type\": \"integer\" | \"type\": \"int\" | body.fields.port.type is 'int'. Supported: text, boolean, integer,"
                        + " long, time, rights, json, the name of a shape, or a shape",
                "\"type\": \"integer\" | \"types\": \"integer\" | body.fields.port.types is unknown. Supported: description, itemKey,",
                "\"type\": \"integer\" | \"type\": null | body.fields.port.type is null; give it a value or leave it out",
                "\"type\": \"integer\" | \"shown\": \"yes\" | body.fields.port.shown must be true or false",
                "\"type\": \"integer\" | \"type\": \"integer\", \"shown\": true | body.fields.port.shown is for a text",
                "\"type\": \"integer\" | \"type\": \"integer\", \"multiline\": true | body.fields.port.multiline is for a secret text",
                "\"name\": \"GatewayKeys\" | \"multiline\": true | body.multiline needs keysByName",
                "\"type\": \"json\" | \"type\": \"json\", \"list\": true | body.fields.settings.type is 'json', which is one object",
                "\"list\": true} | \"list\": true, \"map\": true} | body.fields.codes.map cannot be combined with list",
                "\"itemName\": \"host\" | \"itemName\": \"token\" | body.fields.spares.itemName is 'token', which is not a text",
                "\"itemName\": \"host\" | \"itemKey\": \"token\" | body.fields.spares.itemKey needs itemName",
                "\"itemName\": \"host\" | \"itemName\": \"host\", \"itemKey\": \"host\" | body.fields.spares.itemKey is 'host', which"
                        + " is not the only secret of the item",
                "\"name\": \"Uplink\" | \"name\": \"GatewayKeys\" | body.fields.uplink.type.name is 'GatewayKeys', which is already defined",
                "\"name\": \"Uplink\" | \"name\": \"up link\" | body.fields.uplink.type.name is 'up link'; it must match",
                "\"type\": \"Uplink\" | \"type\": \"Downlink\" | body.fields.spares.type is 'Downlink'. Supported: text",
                "\"type\": \"Uplink\" | \"type\": \"GatewayKeys\" | body.fields.spares.type is 'GatewayKeys', which would contain itself",
                "\"name\": \"GatewayKeys\" | \"title\": [] | body.title must be a text",
                "\"fields\" | \"field\" | body.field is unknown. Supported: description, documentation, fields,"
            })
    void wrongFieldsAreToldAtStartUp(String right, String wrong, String problem) throws Exception {
        String file = Files.readString(FILE);
        assertThat(file).contains(right);
        Files.writeString(folder.resolve("contoso-gateway.json"), file.replace(right, wrong));

        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getComponent("azkeys", AzkeysComponent.class).setOperationsLocation("file:" + folder);

            assertThatThrownBy(other::start)
                    .cause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("contoso-gateway.json is wrong: " + problem);
        }
    }
}
