package view

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func pkg(path, name string, imports ...string) Package {
	return Package{Path: path, Name: name, Module: "m", Dir: "/src/" + path, Imports: imports}
}

func standings(pkgs []Package, o Options) map[string]Standing {
	out := map[string]Standing{}
	for i, s := range Classify(pkgs, o) {
		out[pkgs[i].Path] = s
	}
	return out
}

func program() []Package {
	return []Package{
		pkg("m/cmd/serve", "main", "m/server"),
		pkg("m/server", "server", "m/store"),
		pkg("m/store", "store"),
		pkg("m/offered", "offered"),
		pkg("m/e2e/steps", "steps", "m/e2e/frame", "m/store"),
		pkg("m/e2e/frame", "frame"),
	}
}

func fromTests(root string) map[string][]string {
	if root != "/src/m" {
		return nil
	}
	return map[string][]string{"/src/m/server": {"m/server"}, "/src/m/e2e": {"m/e2e/steps"}, "/src/m/offered": {"m/offered"}}
}

func TestClassifyProgram(t *testing.T) {
	got := standings(program(), Options{Whole: true, TestImports: fromTests})
	assert.Equal(t, Standing{Closed: true, Whole: true}, got["m/cmd/serve"])
	assert.Equal(t, Standing{Closed: true, Whole: true}, got["m/store"], "tests reach it too, but so does the program")
	assert.Equal(t, Standing{Whole: true}, got["m/offered"], "nobody in view imports it: it is offered to others")
	assert.Equal(t, Standing{Testing: true, Whole: true}, got["m/e2e/steps"])
	assert.Equal(t, Standing{Testing: true, Whole: true}, got["m/e2e/frame"])
}

func TestClassifyLibraryWithATool(t *testing.T) {
	pkgs := []Package{
		pkg("m/cmd/tool", "main", "m/one"), pkg("m/one", "one", "m/internal/deep"), pkg("m/internal/deep", "deep"),
		pkg("m/two", "two"), pkg("m/three", "three"), pkg("m/four", "four"), pkg("m/five", "five"),
	}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/test": {"m/two"}}
	}})
	assert.False(t, got["m/one"].Closed, "a library's package is used by others, whatever its tool uses")
	assert.True(t, got["m/internal/deep"].Closed)
	assert.Equal(t, Standing{Whole: true}, got["m/two"])
}

func TestClassifyLibraryWhoseTestsHaveATool(t *testing.T) {
	pkgs := []Package{
		pkg("m", "m", "m/internal/pool"), pkg("m/internal/pool", "pool"), pkg("m/logging", "logging"),
		pkg("m/soak", "soak", "m"), pkg("m/soak/cmd/proxy", "main", "m/logging"),
	}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/soak": {"m/soak", "m", "m/logging"}, "/src/m": {"m", "m/soak"}}
	}})
	assert.Equal(t, Standing{Whole: true}, got["m"], "tests of others drive what users import")
	assert.True(t, got["m/internal/pool"].Closed)
	assert.False(t, got["m/logging"].Closed, "one command of two packages makes no program of a library")
}

// A command that prints the version, and tests in a package of their own that start all.
func TestClassifyLibraryThatTestsStart(t *testing.T) {
	pkgs := []Package{
		pkg("m/cmd/info", "main", "m/version"), pkg("m/version", "version"),
		pkg("m/start", "start", "m/engine", "m/version"), pkg("m/engine", "engine"), pkg("m/tests", "tests", "m/start"),
	}
	all := map[string][]string{"/src/m/tests": {"m/start", "m/tests"}, "/src/m/start": {"testing"}, "/src/m/engine": nil}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string { return all }})
	assert.Equal(t, Standing{Whole: true}, got["m/start"], "others start what the module is about, as its tests do")
	assert.Equal(t, Standing{Whole: true}, got["m/engine"])
	delete(all, "/src/m/start")
	delete(all, "/src/m/engine")
	got = standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string { return all }})
	assert.True(t, got["m/engine"].Testing, "what has no tests of its own is there for those of others")
}

func TestClassifyLibraryWithExamples(t *testing.T) {
	pkgs := []Package{
		pkg("m", "mux", "m/internal/wire"), pkg("m/internal/wire", "wire"),
		pkg("m/examples/echo", "main", "m", "m/examples/shared"), pkg("m/examples/shared", "shared"),
	}
	got := standings(pkgs, Options{Whole: true})
	assert.False(t, got["m"].Closed, "it is what others import, whatever the examples use")
	assert.True(t, got["m/internal/wire"].Closed)
	assert.True(t, got["m/examples/shared"].Closed)
}

func TestClassifyOpenAndPartial(t *testing.T) {
	open := standings(program(), Options{Whole: true, Open: true})
	assert.False(t, open["m/server"].Closed)
	assert.True(t, open["m/cmd/serve"].Closed)
	part := standings(program(), Options{})
	assert.False(t, part["m/server"].Closed)
	assert.True(t, part["m/cmd/serve"].Closed)
}

func TestClassifyDoubtful(t *testing.T) {
	pkgs := program()
	pkgs[1].Unread = true // m/server, which imports m/store
	got := standings(pkgs, Options{Whole: true})
	assert.True(t, got["m/store"].Doubtful, "what the unread code calls is not known")
	assert.False(t, got["m/server"].Doubtful)
	assert.False(t, got["m/e2e/frame"].Doubtful)
}

func TestClassifyHelpersOfTests(t *testing.T) {
	pkgs := []Package{
		pkg("m/gen", "main"), pkg("m/client", "client"), pkg("m/clienttest", "clienttest", "m/client"), pkg("m/extra", "extra", "m/client"),
	}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/client": {"m/clienttest"}, "/src/m/extra": {"m/extra"}}
	}})
	assert.Equal(t, Standing{Whole: true}, got["m/client"], "a command that uses nothing of the module makes no program of it")
	assert.Equal(t, Standing{Testing: true, Whole: true}, got["m/clienttest"])
	assert.Equal(t, Standing{Whole: true}, got["m/extra"])
}

func TestClassifyBlankImports(t *testing.T) {
	dummy := pkg("m/internal/dummy", "main")
	dummy.Blank = []string{"m/worker", "m/client"}
	pkgs := []Package{dummy, pkg("m/worker", "worker", "m/internal/engine"), pkg("m/client", "client"), pkg("m/internal/engine", "engine")}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/test": {"m/worker"}}
	}})
	assert.Equal(t, Standing{Whole: true}, got["m/worker"], "nothing of what is imported for its effects is called: others use it")
	assert.Equal(t, Standing{Whole: true}, got["m/client"])
	assert.Equal(t, Standing{Closed: true, Whole: true}, got["m/internal/engine"])
}

func TestClassifyWhatInternalTestsDrive(t *testing.T) {
	pkgs := []Package{pkg("m", "m", "m/internal/pool"), pkg("m/internal/pool", "pool"), pkg("m/extra", "extra", "m/internal/pool")}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/internal/pool": {"m", "m/extra"}}
	}})
	assert.Equal(t, Standing{Whole: true}, got["m"], "it is what users import, whoever's tests drive it")
	assert.Equal(t, Standing{Whole: true}, got["m/extra"])
}

func TestClassifyWhatTestHelpersServe(t *testing.T) {
	helper, gauge := pkg("m/check", "check", "m"), pkg("m/gauge", "gauge", "m")
	helper.Helps, gauge.Helps = true, true
	pkgs := []Package{
		pkg("m", "m"), pkg("m/driver", "driver", "m"), helper, gauge, pkg("m/check/db", "db", "m/check"),
		pkg("m/tour", "tour", "m", "m/check/db"), pkg("m/adapter", "adapter", "m"), pkg("m/cmd/load", "main", "m/bench"), pkg("m/bench", "bench", "m/gauge"),
	}
	got := standings(pkgs, Options{Whole: true})
	assert.True(t, got["m/check"].Testing)
	assert.True(t, got["m/check/db"].Testing, "it builds upon what helps tests")
	assert.True(t, got["m/tour"].Testing)
	assert.False(t, got["m/adapter"].Testing, "nobody in view imports it: it is offered to others")
	assert.False(t, got["m/driver"].Testing)
	assert.False(t, got["m/bench"].Testing, "a program runs it")
}

func TestClassifyProgramInPart(t *testing.T) {
	pkgs := []Package{pkg("m/cmd/serve", "main", "m/server"), pkg("m/server", "server", "m/store"), pkg("m/store", "store"), pkg("m/offered", "offered")}
	got := standings(pkgs, Options{})
	assert.True(t, got["m/store"].Closed, "what a program in view reaches runs in it as it is seen, whoever else uses it")
	assert.False(t, got["m/offered"].Closed)
	assert.False(t, got["m/offered"].Testing, "tests out of view say nothing")
	assert.False(t, standings(pkgs[1:], Options{})["m/store"].Closed, "without a program anybody may use it")
}

// What examples import is for others, unless a command uses it; what lies behind is the module's own.
func TestClassifyWhatExamplesImport(t *testing.T) {
	pkgs := []Package{
		pkg("m/client", "client", "m/wire"), pkg("m/wire", "wire"),
		pkg("m/example/get", "main", "m/client", "m/example/shared"), pkg("m/example/shared", "shared", "m/client"),
	}
	got := standings(pkgs, Options{Whole: true})
	assert.Equal(t, Standing{Whole: true}, got["m/client"], "examples show how others use it")
	assert.True(t, got["m/wire"].Closed, "no example shows it")
	assert.Equal(t, Standing{Closed: true, Whole: true, Example: true}, got["m/example/shared"], "nobody imports what examples share")
	got = standings(append(pkgs, pkg("m/cmd/get", "main", "m/client")), Options{Whole: true})
	assert.True(t, got["m/client"].Closed)
	assert.False(t, got["m/client"].Example)
}

// A directory above the module, or a word in a longer name, says nothing.
func TestClassifyDirectoriesOfExamples(t *testing.T) {
	p := Package{Path: "examples.test/demo/serve", Name: "serve", Module: "examples.test/demo"}
	assert.False(t, isExample(p))
	p.Path = "examples.test/demo/demonstrate/serve"
	assert.False(t, isExample(p))
	p.Path = "examples.test/demo/_examples/serve"
	assert.True(t, isExample(p))
}

// What lies in a directory that is called after tests is for tests, unless a program elsewhere uses it.
func TestClassifyDirectoriesOfTests(t *testing.T) {
	pkgs := []Package{
		pkg("m", "m"), pkg("m/wire", "wire"), pkg("m/wiretest", "wiretest", "m/wire"), pkg("m/speedtest", "speedtest", "m"),
		pkg("m/mocks", "mocks", "m"), pkg("m/test/server", "main", "m", "m/test/irc"), pkg("m/test/irc", "irc"),
		pkg("m/cmd/run", "main", "m/fake/clock"), pkg("m/fake/clock", "clock"),
	}
	got := standings(pkgs, Options{Whole: true})
	for _, path := range []string{"m/wiretest", "m/mocks", "m/test/irc", "m/test/server"} {
		assert.True(t, got[path].Testing, path)
	}
	assert.False(t, got["m"].Testing)
	assert.False(t, got["m"].Closed, "a program for tests makes none of the module")
	assert.False(t, got["m/speedtest"].Testing, "no package is called speed")
	assert.False(t, got["m/fake/clock"].Testing, "a program uses it")
	assert.False(t, standings(pkgs, Options{})["m/mocks"].Testing, "who else uses it is not in view")
}

// What a package builds upon that is there for others is offered with it, whoever's tests drive it.
func TestClassifyWhatIsOfferedBesideAProgram(t *testing.T) {
	pkgs := []Package{
		pkg("m/cmd/cli", "main", "m/client"), pkg("m/client", "client", "m/wire"), pkg("m/wire", "wire"), pkg("m/flags", "flags"),
		pkg("m/app", "app", "m/service"), pkg("m/service", "service"), pkg("m/driver", "driver"),
		pkg("m/cmd/flags", "main", "m/flags"),
	}
	got := standings(pkgs, Options{Whole: true, TestImports: func(string) map[string][]string {
		return map[string][]string{"/src/m/test": {"m/service", "m/driver"}}
	}})
	assert.False(t, got["m/service"].Testing, "app is there for others and builds upon it")
	assert.True(t, got["m/driver"].Testing)
}
