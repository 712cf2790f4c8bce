package io.apitokens.consumers

import io.apitokens.Secret
import io.apitokens.Token
import io.apitokens.gcore.GcoreIam
import java.nio.file.Path
import java.util.Properties
import kotlin.io.path.reader

/** Runs the program, and reads the names of tokens as Kotlin sees them. */
fun main(args: Array<String>) {
    val stage = Path.of(args[0])
    val line = Program.run(stage)
    check(names(stage).size == 2)
    println("$line kotlin=${KotlinVersion.CURRENT}")
}

private fun names(stage: Path): List<String> {
    val vendors = Properties().apply { stage.reader().use { load(it) } }
    val builder = GcoreIam.builder()
        .baseUrl(vendors.getProperty("gcore.url"))
        .allowHttpOnLoopback()
        .apiKey(Secret.of(vendors.getProperty("gcore.key")))
        .clientId(vendors.getProperty("gcore.client").toLong())
    return builder.build().use { gcore -> gcore.tokens().list().toList().map(Token::name) }
}
