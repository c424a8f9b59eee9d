// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.TransportOptions;

class DirectHostileResponseTest extends HostileResponseTest {

    @Override
    TestClient open(TransportOptions options) {
        return TestClient.direct(options);
    }
}
