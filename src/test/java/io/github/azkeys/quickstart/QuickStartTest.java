// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The output of the first command in the README. */
@Tag("camel")
@Timeout(60)
class QuickStartTest {

    private static final List<String> ROUTES = List.of("batch", "iothub", "mlworkspace");

    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    @BeforeEach
    void listen() {
        printed.start();
        for (String route : ROUTES) {
            logger(route).setLevel(Level.INFO);
            logger(route).addAppender(printed);
        }
    }

    @AfterEach
    void stopListening() {
        ROUTES.forEach(route -> {
            logger(route).setLevel(null);
            logger(route).detachAppender(printed);
        });
    }

    @Test
    void printsEachBodyRedactedWithAFingerprintAndEndsWell() throws Exception {
        assertThat(QuickStart.run()).isZero();

        assertThat(printed.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(3)
                // printf 'AAAA==' | sha256sum, and so on
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("BatchAccountKeys[accountName=sampleacct, primary=***, secondary=***] and the"
                                + " primary key has the fingerprint 8688c47b"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("SharedAccessSignatureAuthorizationRule[keyName=iothubowner")
                        .endsWith("e4b65de3"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("ListWorkspaceKeysResult[").endsWith("c0cb11f4"));
    }

    @Test
    void endsWithAnotherCodeWhereARouteGotNoKeys() throws Exception {
        System.setProperty(
                "batch-account-id",
                "/subscriptions/subid/resourceGroups/x/providers/Microsoft.Batch/batchAccounts/none");
        try {
            assertThat(QuickStart.run()).isEqualTo(1);
        } finally {
            System.clearProperty("batch-account-id");
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
