// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.TransportOptions;

class DirectCancellationTest extends CancellationTest {

    @Override
    TestClient open(TransportOptions options) {
        return TestClient.direct(options);
    }
}
