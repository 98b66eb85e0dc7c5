package com.ecommerce.userservice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.stream.Collectors;

/** In which direction the modules depend on each other, and the packages within each of them. */
@AnalyzeClasses(
        packages = {Modules.ROOT, Modules.PROTO},
        importOptions = DoNotIncludeTests.class)
class ModulesTest {

    /** The classes that know JAX-RS types because interfaces of Keycloak 26.7 hand them over, or ask for them. */
    private static final Set<String> JAX_RS_IN_CORE = Set.of(
            // HostnameProvider.getBaseUri takes a UriInfo.
            "com.ecommerce.userservice.core.token.IssuerCheck",
            // ValidationContext has getUriInfo, and hands over the form as a MultivaluedMap.
            "com.ecommerce.userservice.core.user.HiddenUsernameContext",
            // ValidationContext.getHttpRequest hands over the form as a MultivaluedMap.
            "com.ecommerce.userservice.core.user.RegistrationWithoutUsername",
            // HttpRequest.getUri is a UriInfo.
            "com.ecommerce.userservice.core.permission.AllUsersRequest");

    @ArchTest
    static final ArchRule modulesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(Modules.ROOT + ".core..")
            .layer("limits")
            .definedBy(Modules.ROOT + ".limits..")
            .layer("rest")
            .definedBy(Modules.ROOT + ".rest..")
            .layer("grpc")
            .definedBy(Modules.ROOT + ".grpc..")
            .layer("mail")
            .definedBy(Modules.ROOT + ".mail..")
            .layer("account")
            .definedBy(Modules.ROOT + ".account..")
            .layer("passwords")
            .definedBy(Modules.ROOT + ".passwords..")
            .layer("repairs")
            .definedBy(Modules.ROOT + ".repairs..")
            .layer("proto")
            .definedBy(Modules.PROTO + "..")
            .whereLayer("core")
            .mayNotAccessAnyLayer()
            .whereLayer("limits")
            .mayOnlyAccessLayers("core")
            .whereLayer("account")
            .mayOnlyAccessLayers("core", "limits", "mail")
            .whereLayer("rest")
            .mayOnlyAccessLayers("core", "limits", "account")
            .whereLayer("grpc")
            .mayOnlyAccessLayers("core", "proto")
            .whereLayer("mail")
            .mayOnlyAccessLayers("core", "limits")
            .whereLayer("passwords")
            .mayOnlyAccessLayers("core")
            .whereLayer("repairs")
            .mayOnlyAccessLayers("core")
            .whereLayer("proto")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesOfAccountHaveNoCycles = noCyclesIn("account");

    @ArchTest
    static final ArchRule packagesOfCoreHaveNoCycles = noCyclesIn("core");

    @ArchTest
    static final ArchRule packagesOfGrpcHaveNoCycles = noCyclesIn("grpc");

    @ArchTest
    static final ArchRule packagesOfLimitsHaveNoCycles = noCyclesIn("limits");

    @ArchTest
    static final ArchRule packagesOfMailHaveNoCycles = noCyclesIn("mail");

    @ArchTest
    static final ArchRule packagesOfPasswordsHaveNoCycles = noCyclesIn("passwords");

    /** It runs outside of the server, on Java alone. */
    @ArchTest
    static final ArchRule buildOfBreachedPasswordsNeedsJavaAlone = classes()
            .that()
            .resideInAnyPackage(Modules.ROOT + ".passwords.build..", Modules.ROOT + ".passwords.filter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", Modules.ROOT + ".passwords.build..", Modules.ROOT + ".passwords.filter..");

    @ArchTest
    static final ArchRule packagesOfRepairsHaveNoCycles = noCyclesIn("repairs");

    @ArchTest
    static final ArchRule packagesOfRestHaveNoCycles = noCyclesIn("rest");

    @ArchTest
    static final ArchRule coreKnowsNoGrpc = classes()
            .that()
            .resideInAPackage(Modules.ROOT + ".core..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.grpc..", "com.google.protobuf..", Modules.PROTO + "..");

    @ArchTest
    static void onlyTheNamedClassesOfCoreKnowJaxRs(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getPackageName().startsWith(Modules.ROOT + ".core"))
                        .filter(ModulesTest::knowsJaxRs)
                        .map(Modules::outermost)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(JAX_RS_IN_CORE);
    }

    private static boolean knowsJaxRs(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("jakarta.ws.rs"));
    }

    private static ArchRule noCyclesIn(String module) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(packagesOf(Modules.ROOT + "." + module))
                .should()
                .beFreeOfCycles();
    }

    /** Each package by itself, the module's own one included, which a pattern such as {@code ..core.(*)..} leaves out. */
    private static SliceAssignment packagesOf(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.equals(module) || name.startsWith(module + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        };
    }
}
