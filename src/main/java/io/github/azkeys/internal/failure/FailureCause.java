// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import static io.github.azkeys.internal.failure.FailureKind.DISABLED;
import static io.github.azkeys.internal.failure.FailureKind.INVALID_REQUEST;
import static io.github.azkeys.internal.failure.FailureKind.LOCKED;
import static io.github.azkeys.internal.failure.FailureKind.NOT_FOUND;
import static io.github.azkeys.internal.failure.FailureKind.OTHER;
import static io.github.azkeys.internal.failure.FailureKind.PASSING;
import static io.github.azkeys.internal.failure.FailureKind.REFUSED;
import static io.github.azkeys.internal.failure.FailureKind.THROTTLED;
import static io.github.azkeys.internal.failure.FailureKind.UNTRUSTED;
import static io.github.azkeys.internal.failure.FailureKind.WRONG_RESPONSE;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.budget.RateLimited;
import io.github.azkeys.internal.call.StoppedException;
import io.github.azkeys.internal.catalog.KnownFailure;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The causes of failures. The first cause whose condition holds decides.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors">ARM
 *     error codes</a>
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Entra error codes</a>
 * @see <a href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling">
 *     errors of managed identities</a>
 */
public enum FailureCause {
    INVALID(
            "Before a call: an unknown operation, an invalid name, or an identifier that is missing or contradicts the"
                    + " configuration. After a call: the response does not contain the key in `select`",
            failure -> failure.hasCause(InvalidRequestException.class),
            INVALID_REQUEST,
            "Correct the endpoint, the message or the file"),
    STOPPED(
            "The component, or Camel, is stopped while a call waits",
            failure -> failure.hasCause(StoppedException.class),
            PASSING,
            ""),
    CERTIFICATE(
            "The TLS certificate of ARM, of Entra or of a proxy is not trusted",
            Failure::isOfCertificate,
            UNTRUSTED,
            "If the certificate is that of a proxy of your company, add its certificate authority to the trust store of the JVM"
                    + " or to sslContextParameters"),
    NO_CREDENTIALS(
            "`AZURE_IDENTITY` finds no credentials on the machine",
            failure -> failure.isOfToken() && failure.token().isUnavailable(),
            REFUSED,
            "Run az login, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, enable a managed identity, or"
                    + " configure credentialType"),
    SEVERAL_IDENTITIES(
            "The machine has several managed identities",
            tokenSays("multiple user assigned identities").and(Failure::isOfManagedIdentity),
            REFUSED,
            "Set clientId, managedIdentityResourceId or managedIdentityObjectId to the id of the managed identity to use"),
    MANAGED_IDENTITY_BUSY(
            "The managed identity endpoint returns 404, 408, 410, 429 or 5xx. The 404 of another service, such as the"
                    + " metadata service of another cloud, is a refusal",
            failure -> failure.isOfManagedIdentity()
                    && ((failure.hasStatus(404) && !failure.hasCode("invalid_response"))
                            || failure.hasStatus(410)
                            || isBusy(failure)),
            PASSING,
            "Try again later"),
    MANAGED_IDENTITY_REFUSED(
            "The managed identity endpoint returns another error",
            failure -> failure.isOfManagedIdentity() && failure.hasStatus(400, 499),
            REFUSED,
            "Assign the managed identity to the machine, and set clientId, managedIdentityResourceId or"
                    + " managedIdentityObjectId to its id"),
    DEFAULT_NETWORK(
            "The managed identity endpoint cannot be reached, and `AZURE_IDENTITY` finds no other credentials",
            failure -> failure.isOfManagedIdentity()
                    && failure.isOfNetwork()
                    && failure.token().isOfDefault(),
            PASSING,
            "Run az login, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or configure credentialType. If the"
                    + " machine has a managed identity, check that no proxy is used for its endpoint"),
    MANAGED_IDENTITY_NETWORK(
            "The managed identity endpoint cannot be reached",
            failure -> failure.isOfManagedIdentity() && failure.isOfNetwork(),
            PASSING,
            "Check that the machine has a managed identity, and that no proxy is used for its endpoint"),
    ENTRA(
            "Entra returns 408, 429 or 5xx, or `temporarily_unavailable`, or a proxy returns a page in its place",
            failure -> failure.isOfToken()
                    && (isBusy(failure) || failure.hasCode("server_error", "temporarily_unavailable")),
            PASSING,
            "Try again later"),
    CLIENT_SECRET(
            "Entra rejects the client secret: AADSTS7000215",
            tokenSays("AADSTS7000215"),
            REFUSED,
            "Check clientSecret or AZURE_CLIENT_SECRET: it must be the value of the secret, not its id"),
    EXPIRED_SECRET(
            "The client secret has expired: AADSTS7000222",
            tokenSays("AADSTS7000222"),
            REFUSED,
            "Create a new client secret and set clientSecret, or use a certificate with"
                    + " credentialType=CLIENT_CERTIFICATE and certResource"),
    CLIENT_CERTIFICATE(
            "Entra rejects the certificate: AADSTS700027",
            tokenSays("AADSTS700027\\b"),
            REFUSED,
            "Register the certificate in certResource for the application, and check that it has not expired"),
    TENANT(
            "Entra does not know the tenant or the application: AADSTS90002, AADSTS900023, AADSTS700016",
            tokenSays("AADSTS(90002|900023|700016)\\b"),
            REFUSED,
            "Check tenantId, clientId and cloud"),
    FEDERATION(
            "Entra does not accept the federated token: AADSTS50027, AADSTS70021, AADSTS700024, AADSTS700211 to"
                    + " AADSTS700213",
            tokenSays("AADSTS(50027|700024|70021[123]?)\\b"),
            REFUSED,
            "Compare validity, issuer, subject and audience of the token in federatedTokenFile or"
                    + " AZURE_FEDERATED_TOKEN_FILE with the federated credential of the application"),
    CONDITIONAL_ACCESS(
            "A Conditional Access policy blocks the identity: AADSTS53003",
            tokenSays("AADSTS53003\\b"),
            REFUSED,
            "Exclude the identity from the policy, or meet its conditions"),
    TOKEN_PAGE(
            "A proxy returns a page with another status in place of a token; the message says what to check",
            failure -> failure.isOfToken() && failure.hasCode("invalid_response"),
            WRONG_RESPONSE,
            ""),
    TOKEN_REFUSED(
            "Entra refuses a token for another reason: 400, 401, 403",
            failure -> failure.isOfToken() && failure.hasStatus(400, 499),
            REFUSED,
            "Check credentialType, tenantId, clientId and the environment"),
    TOKEN_NETWORK(
            "Entra cannot be reached: DNS, connection, time-out",
            failure -> failure.isOfToken() && failure.isOfNetwork(),
            PASSING,
            "Check the network, proxies and timeouts"),
    TOKEN_FILE(
            "A file that the credential needs cannot be read",
            failure -> failure.isOfToken() && failure.isOfFile(),
            REFUSED,
            "Check federatedTokenFile, AZURE_FEDERATED_TOKEN_FILE or AZURE_CLIENT_CERTIFICATE_PATH"),
    OWN_CREDENTIAL(
            "The application's own credential fails",
            failure -> failure.isOfToken() && failure.token().isOfApplication(),
            REFUSED,
            "Check the bean in tokenCredential"),
    TOKEN(
            "The credential fails for another reason",
            Failure::isOfToken,
            REFUSED,
            "Check credentialType, tenantId, clientId and the environment"),
    BUDGET(
            "The budget of writes or reads is used up for longer than `maxRetryDelay`, so that no request was sent (status 0)",
            failure -> failure.hasCause(RateLimited.class),
            THROTTLED,
            "Wait {wait} seconds, or increase maxRetryDelay"),
    UNREADABLE(
            "A success response is not as documented: another status than 200, not JSON, truncated, of another type, too"
                    + " large, without keys, with the same name twice in an object, with a control character in a key,"
                    + " or with an invalid link to the next page or to the status of a long-running operation",
            failure -> failure.hasCause(InvalidResponseException.class),
            WRONG_RESPONSE,
            ""),
    NETWORK(
            "ARM cannot be reached: DNS, connection, time-out",
            failure -> !failure.isOfArm() && failure.isOfNetwork(),
            PASSING,
            "Check the network, proxies and timeouts"),
    REDIRECT(
            "3xx: a redirect",
            failure -> failure.hasStatus(300, 399),
            WRONG_RESPONSE,
            "Redirects are not followed. Check resourceManagerEndpoint and proxies"),
    TOO_MANY_REQUESTS(
            "429: too many requests",
            failure -> failure.hasStatus(429),
            THROTTLED,
            "Send fewer requests, or wait {wait} seconds"),
    UNAVAILABLE("408 or 5xx: ARM or the service fails", FailureCause::isBusy, PASSING, "Try again later"),
    PAGE(
            "407, or an HTML page with another status, as of a proxy",
            failure -> failure.isOfArm() && (failure.hasStatus(407) || failure.page()),
            WRONG_RESPONSE,
            "A proxy or gateway has responded in place of ARM. Check proxies, their credentials and"
                    + " resourceManagerEndpoint"),
    API_VERSION(
            "ARM, in this cloud or region, does not support the API version",
            hasCode(
                            "NoRegisteredProviderFound",
                            "InvalidApiVersionParameter",
                            "InvalidResourceType",
                            "UnsupportedApiVersion")
                    .or(
                            armSays(
                                    "api[- ]?version.{0,80}(not supported|not valid|is invalid)|(not a |un)supported api[- ]?version")),
            OTHER,
            "Set apiVersion to a version that this cloud supports{versions}"),
    UNREGISTERED(
            "409 `MissingSubscriptionRegistration`: the subscription does not use the service",
            hasCode("MissingSubscriptionRegistration"),
            OTHER,
            "Register the resource provider in the subscription"),
    SUBSCRIPTION(
            "`ReadOnlyDisabledSubscription` or `SubscriptionDisabled`: the subscription is disabled",
            hasCode("ReadOnlyDisabledSubscription", "SubscriptionDisabled"),
            OTHER,
            "Enable the subscription"),
    TOKEN_REJECTED(
            "401: ARM rejects the token",
            failure -> failure.hasStatus(401),
            REFUSED,
            "Check tenantId, cloud, audience, the identity, and the clock of the machine"),
    DENIED(
            "403 `DenyAssignmentAuthorizationFailed`: a deny assignment forbids the operation",
            hasCode("DenyAssignmentAuthorizationFailed").or(armSays("blocked by deny assignment")),
            REFUSED,
            "A deny assignment takes precedence over roles. Remove the identity from it, or add the identity to its"
                    + " exclusions"),
    PERMISSION(
            "403 `AuthorizationFailed`: the identity does not have the permission",
            hasCode("AuthorizationFailed", "LinkedAuthorizationFailed"),
            REFUSED,
            "Assign the identity a role with {permission} on {scope}. A new role assignment can take up to ten minutes"
                    + " to take effect"),
    LOCK(
            "409 `ScopeLocked`: the resource has a ReadOnly lock. ARM counts listing keys as a write",
            hasCode("ScopeLocked"),
            LOCKED,
            "Listing and regenerating keys are write operations. Remove the ReadOnly lock, or replace it by a CanNotDelete"
                    + " lock"),
    MISSING(
            "404: the resource, resource group, subscription or key does not exist",
            failure -> failure.isOfArm() && failure.hasStatus(404),
            NOT_FOUND,
            "Check subscriptionId, resourceGroup, resourceName and keyName, and that the identity can see the resource"),
    KEYS_DISABLED(
            "Keys are disabled for the resource, such as a Batch account without `SharedKey` in"
                    + " `allowedAuthenticationModes`",
            hasCode("KeyBasedAuthenticationNotPermitted")
                    .or(
                            armSays(
                                    "\\b(disableLocalAuth|allowSharedKeyAccess|allowedAuthenticationModes|shared key access|disable local accounts)\\b"))
                    .or(failure -> failure.isKnownAs(KnownFailure.DISABLED)),
            DISABLED,
            "Keys are disabled on the resource. Use a Microsoft Entra identity for the service itself, or enable shared"
                    + " keys on the resource"),
    CONFLICT(
            "The resource is being created or changed: 409 whose code or message says so (in progress, being created, in"
                    + " transition, not ready, try again), or a failure that the operation file states",
            failure -> failure.isOfArm()
                    && (failure.hasStatus(409) && failure.mentions(Words.CHANGING)
                            || failure.hasCode("AnotherOperationInProgress")
                            || failure.isKnownAs(KnownFailure.PASSING)),
            PASSING,
            "Try again later"),
    FORBIDDEN(
            "403 with another code",
            failure -> failure.hasStatus(403),
            REFUSED,
            "Check that the identity has a role with {permission} on {scope}, and the network rules and policies of"
                    + " the resource"),
    OTHER_ERROR("Any other error of ARM", failure -> true, OTHER, "");

    private static final class Words {
        static final Pattern CHANGING = Pattern.compile(
                "in ?progress|being (creat|updat|provision|chang|scal|upgrad|migrat)|transition|not ?(yet )?ready"
                        + "|not ?provisioned|provisioning state|try again|retry|SubCode=40901",
                CASE_INSENSITIVE);
    }

    private final String condition;
    private final Predicate<Failure> holds;
    private final FailureKind kind;
    private final String advice;

    FailureCause(String condition, Predicate<Failure> holds, FailureKind kind, String advice) {
        this.condition = condition;
        this.holds = holds;
        this.kind = kind;
        this.advice = advice;
    }

    static FailureCause of(Failure failure) {
        return Arrays.stream(values())
                .filter(cause -> cause.holds.test(failure))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the condition, in AsciiDoc. */
    public String condition() {
        return condition;
    }

    public FailureKind kind() {
        return kind;
    }

    /** Returns how to solve the problem, with the variables {permission}, {scope}, {versions} and {wait}; empty if unknown. */
    public String advice() {
        return advice;
    }

    private static boolean isBusy(Failure failure) {
        return failure.hasStatus(408) || failure.hasStatus(429) || failure.hasStatus(500, 599);
    }

    private static Predicate<Failure> hasCode(String... codes) {
        return failure -> failure.isOfArm() && failure.hasCode(codes);
    }

    private static Predicate<Failure> armSays(String regex) {
        return says(regex).and(Failure::isOfArm);
    }

    private static Predicate<Failure> tokenSays(String regex) {
        return says(regex).and(Failure::isOfToken);
    }

    private static Predicate<Failure> says(String regex) {
        Pattern pattern = Pattern.compile(regex, CASE_INSENSITIVE);
        return failure -> failure.says(pattern);
    }
}
