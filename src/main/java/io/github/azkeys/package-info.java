/**
 * What a route sees beside the endpoint and the bodies: the errors that a request for keys can fail with.
 */
package io.github.azkeys;
