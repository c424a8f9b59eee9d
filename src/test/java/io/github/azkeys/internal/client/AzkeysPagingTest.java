// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.ListQueryKeysResult;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages become one body, and the token is not sent to other servers. */
class AzkeysPagingTest extends AzkeysTestSupport {

    private static final String SERVICE =
            "/subscriptions/subid/resourceGroups/rg1/providers/Microsoft.Search/searchServices/mysearchservice";
    private static final String URI = "azkeys:search-query?resourceId=" + SERVICE;

    @Test
    void pagesBecomeOneBody() {
        arm.add("search-query", SERVICE);
        KeySet whole = ask(URI).getMessage().getBody(KeySet.class);
        arm.pageSize(1);

        KeySet paged = ask(URI).getMessage().getBody(KeySet.class);

        assertThat(paged).isEqualTo(whole);
        assertThat(((ListQueryKeysResult) paged).value()).hasSize(2);
        assertThat(((ListQueryKeysResult) paged).nextLink()).isNull();
        assertThat(arm.calls("search-query")).extracting(ArmCall::method).containsExactly("POST", "POST", "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"value\":null,", ""})
    void aFirstPageWithoutItemsLosesNoneOfTheOthers(String none) {
        String next = "\"nextLink\":\"" + arm.endpoint() + SERVICE + "/next?api-version=1\"";
        arm.fail(Fault.status(200).json("{" + none + next + "}"));
        arm.fail(Fault.status(200).json("{\"value\":[{\"name\":\"a\",\"key\":\"k1\"}]," + next + "}"));
        arm.fail(Fault.status(200).json("{\"value\":[{\"name\":\"b\",\"key\":\"k2\"}]}"));

        KeySet keys = ask(URI).getMessage().getBody(KeySet.class);

        assertThat(keys.keyNames()).containsExactly("value.a", "value.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/next",
                "http://localhost/next",
                "https://localhost:1/next",
                "https://user@localhost/next"
            })
    void aLinkToAnotherServerIsNotFollowed(String link) {
        arm.fail(Fault.status(200).json("{\"value\":[],\"nextLink\":\"" + link + "\"}"));

        Exchange answer = ask(URI);

        assertThat(answer.getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("another server");
        assertThat(arm.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"/relative\" | valid URL",
                "\"not a link\" | valid URL: Illegal character in path",
                "\"https://localhost/a b\\u001b?sig=SECRET\" | valid URL: Illegal character in path",
                "\" \" | valid URL: Illegal character in path",
                "\"https:///next\" | valid URL",
                "17 | valid URL",
                "{\"href\":\"https://localhost/next\"} | valid URL"
            })
    void aLinkThatIsNotValidIsNamedAsSuch(String link, String problem) {
        arm.fail(Fault.status(200).json("{\"value\":[{\"name\":\"a\",\"key\":\"k\"}],\"nextLink\":" + link + "}"));

        Exchange answer = ask(URI);

        assertThat(answer.getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith("the link to the next page is not a " + problem);
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void pagesWithoutEndAreNotFollowedForEver() {
        arm.fail(Fault.status(200)
                .json("{\"value\":[],\"nextLink\":\"" + arm.endpoint() + SERVICE + "/next?api-version=1\"}")
                .times(200));

        assertThat(ask(URI).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("more than 100 pages");
        assertThat(arm.calls()).hasSize(100);
    }
}
