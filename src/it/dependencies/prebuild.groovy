// Writes a project for each component, Camel version and place of camel-azkeys in the POM. Those with camel-azkeys last
// import camel-bom.
def settings = new Properties()
new File(basedir, 'components.properties').withInputStream { settings.load(it) }

def dependency = { group, artifact, version ->
    "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
}
def project = { parent, name, content ->
    def folder = new File(basedir, "class-paths/${name == 'class-paths' ? '' : name}")
    folder.mkdirs()
    new File(folder, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>io.github.azkeys.it</groupId><artifactId>$parent</artifactId><version>1.0.0-SNAPSHOT</version></parent>
  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
  $content
</project>
"""
}

def modules = []
settings.stringPropertyNames().findAll { it.endsWith('.versions') }.sort().each { key ->
    def component = key - '.versions'
    settings[key].split(' ').each { version ->
        def other = dependency('org.apache.camel', 'camel-core', version) + dependency('org.apache.camel', "camel-$component", version)
        def azkeys = dependency('io.github.azkeys', 'camel-azkeys', '${azkeys.version}')
        def bom = dependency('org.apache.camel', 'camel-bom', version)
                .replace('</dependency>', '<type>pom</type><scope>import</scope></dependency>')
        modules += ["$component-$version-first", "$component-$version-last"]
        project('class-paths', modules[-2], "<dependencies>$azkeys$other</dependencies>")
        project('class-paths', modules[-1], "<dependencyManagement><dependencies>$bom</dependencies></dependencyManagement>"
                + "<dependencies>$other$azkeys</dependencies>")
    }
}
project('dependencies', 'class-paths', '<modules>' + modules.collect { "<module>$it</module>" }.join() + '</modules>')
return true
