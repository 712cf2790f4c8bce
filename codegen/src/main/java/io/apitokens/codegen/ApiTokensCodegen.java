package io.apitokens.codegen;

import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * A generator for {@code openapi-generator-maven-plugin}. It generates records, open enums and one operations class, all
 * in one package. {@link SpecReader} makes all decisions; the templates only print its views.
 */
public final class ApiTokensCodegen extends DefaultCodegen {

    private static final String SOURCES = "src/main/java";

    private @Nullable SpecView read;

    /** Creates the generator. For the plugin. */
    public ApiTokensCodegen() {
        embeddedTemplateDir = templateDir = "apitokens-templates";
        modelTemplateFiles.put("model.mustache", ".java");
        apiTemplateFiles.put("api.mustache", ".java");
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    @Override
    public String getName() {
        return "apitokens";
    }

    @Override
    public String getHelp() {
        return "Generates a typed client on the runtime of io.apitokens.";
    }

    @Override
    public void processOpts() {
        super.processOpts();
        additionalProperties.put("package", apiPackage);
        additionalProperties.put(
                "indented", (Mustache.Lambda) (fragment, out) -> out.write(indented(fragment.execute())));
        supportingFiles.clear();
        supportingFiles.add(new SupportingFile("package-info.mustache", sourceFolder(), "package-info.java"));
    }

    @Override
    public void preprocessOpenAPI(OpenAPI document) {
        super.preprocessOpenAPI(document);
        String spec = new File(getInputSpec()).getName();
        read = new SpecReader(document, WrittenDocument.read(Path.of(getInputSpec())), spec).read();
        additionalProperties.put("spec", spec);
        additionalProperties.put("javadoc", view().packageJavadoc());
        view().support()
                .forEach(support -> supportingFiles.add(
                        new SupportingFile(support.template(), sourceFolder(), support.type() + ".java")));
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
        Map<String, ModelsMap> kept = new LinkedHashMap<>();
        models.forEach((schema, model) -> {
            model.put("schema", schema);
            if (view().records().containsKey(schema)) {
                model.put("record", view().records().get(schema));
                kept.put(schema, model);
            } else if (view().enums().containsKey(schema)) {
                model.put("openEnum", view().enums().get(schema));
                kept.put(schema, model);
            }
        });
        return kept;
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        operations.put("api", view().api());
        return operations;
    }

    @Override
    public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
        return compiler.escapeHTML(false).defaultValue(null);
    }

    @Override
    public String toModelName(String name) {
        return Names.type(name);
    }

    @Override
    public String toModelFilename(String name) {
        return Names.type(name);
    }

    @Override
    public String toApiName(String tag) {
        return Names.type(tag) + "Api";
    }

    /** Returns the tag unchanged, so that the file gets the name of the class in it. */
    @Override
    public String sanitizeTag(String tag) {
        return tag;
    }

    @Override
    public String apiFileFolder() {
        return outputFolder + File.separator + sourceFolder();
    }

    @Override
    public String modelFileFolder() {
        return apiFileFolder();
    }

    /** Returns the input unchanged: {@link Javadoc} and {@link Names} escape everything that the templates print. */
    @Override
    public String escapeUnsafeCharacters(String input) {
        return input;
    }

    /** Returns the input unchanged, as {@link #escapeUnsafeCharacters} does. */
    @Override
    public String escapeQuotationMark(String input) {
        return input;
    }

    /** Returns false: a schema without a name has no place to be generated to, and is reported where it stands. */
    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    /** Returns false: the document is read as it was written, so that errors name places that it has. */
    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    /** Deletes the files of an earlier run that the document no longer describes. */
    @Override
    public void postProcess() {
        Path output = Path.of(outputFolder);
        StaleFiles stale = new StaleFiles(
                output.resolve(SOURCES), output.resolve(sourceFolder()), new File(getInputSpec()).getName());
        stale.deleteAllBut(view().files());
    }

    private SpecView view() {
        return Problems.found(read, "the document itself");
    }

    private String sourceFolder() {
        return SOURCES + "/" + apiPackage.replace('.', '/');
    }

    private static String indented(String text) {
        return text.replaceAll("(?m)^(?=.)", "    ");
    }
}
