// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP client on Apache HttpClient 5, for clients of the Azure SDK that an application builds itself.
 */
@NullMarked
package io.github.azkeys.http;

import org.jspecify.annotations.NullMarked;
