package io.github.azkeys.arm;

import com.azure.core.management.AzureEnvironment;

/** The public clouds of Azure: where their Resource Manager and their Entra are. */
public enum AzureCloud {
    /** Azure for most of the world. */
    AZURE_PUBLIC(AzureEnvironment.AZURE),
    /** Azure operated by 21Vianet. */
    AZURE_CHINA(AzureEnvironment.AZURE_CHINA),
    /** Azure Government. */
    AZURE_US_GOVERNMENT(AzureEnvironment.AZURE_US_GOVERNMENT);

    private final transient AzureEnvironment environment;

    AzureCloud(AzureEnvironment environment) {
        this.environment = environment;
    }

    /** The cloud's addresses. */
    public ArmEndpoint endpoint() {
        return new ArmEndpoint(
                environment.getResourceManagerEndpoint(),
                environment.getActiveDirectoryEndpoint(),
                environment.getManagementEndpoint(),
                false);
    }
}
