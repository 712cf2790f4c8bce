import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Prints which jars of a class path hold the same classes, and how many. Run it with {@code java Scan.java FILE}. */
public final class Scan {

    private Scan() {}

    /**
     * Scans a class path.
     *
     * @param args the file that holds the class path
     */
    public static void main(String[] args) throws Exception {
        Map<String, List<String>> jarsByClass = new TreeMap<>();
        for (String entry : Files.readString(Path.of(args[0])).strip().split(File.pathSeparator)) {
            try (ZipFile jar = new ZipFile(entry)) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                        .filter(name -> !name.equals("module-info.class"))
                        .forEach(name -> jarsByClass
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(Path.of(entry).getFileName().toString().replace(".jar", "")));
            }
        }
        Map<String, Long> classesByJars = jarsByClass.values().stream()
                .filter(jars -> jars.size() > 1)
                .collect(Collectors.groupingBy(jars -> String.join(" + ", jars), TreeMap::new, Collectors.counting()));
        System.out.println(classesByJars.isEmpty() ? "none" : classesByJars.toString().replaceAll("[{}]", ""));
    }
}
