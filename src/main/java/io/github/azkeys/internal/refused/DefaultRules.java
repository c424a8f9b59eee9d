// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import java.util.List;

/** The exceptions with which clients report a refused key. */
final class DefaultRules {

    static final List<String> ALL = List.of(
            "org.apache.camel.http.base.HttpOperationFailedException?statusCode=401,403",
            "com.azure.core.exception.HttpResponseException?response.statusCode=401,403");

    private DefaultRules() {}
}
