// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.support.FuzzTestSupport;
import java.util.Map;
import java.util.stream.Collectors;

/** Operation files that an application brings. */
class OperationFuzzTest extends FuzzTestSupport {

    private static final OperationReader READER = new OperationReader(body -> !body.isBlank());

    @Override
    protected void fuzz(byte[] data) {
        fuzzerTestOneInput(data);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        Operation operation;
        try {
            operation = READER.read("own", new OperationFile("own.json", data), false);
        } catch (InvalidRequestException e) {
            requireLine(e);
            return;
        }
        require(operation.name().equals("own"), operation.name());
        Map<String, String> values =
                operation.path().parameters().stream().collect(Collectors.toMap(Parameter::name, parameter -> "value"));
        require(
                operation.path().match(operation.path().resourceId(values)).isPresent(),
                "the id does not match its own template: " + operation.path());
        operation.parameters().forEach(parameter -> parameter.violation("value"));
    }
}
