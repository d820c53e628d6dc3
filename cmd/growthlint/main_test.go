package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

const schemaFile = "../../docs/findings.schema.json"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"growthlint": main})
}

// TestScripts runs the command as users do. UPDATE_GOLDEN=1 writes what it
// printed into the files that the scripts compare with.
func TestScripts(t *testing.T) {
	// Scripts have a home of their own, but share the caches: without the build
	// cache go list would read the standard library anew for each script.
	shared := goEnv(t, "GOCACHE", "GOMODCACHE", "GOROOT")
	repository, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status, "schema": schema, "same": same, "sarif": sarif, "vettool": vettool(buildOnce(t.TempDir()))},
		Setup: func(env *testscript.Env) error {
			for name, value := range shared {
				env.Setenv(name, value)
			}
			env.Setenv("REPOSITORY", repository)
			env.Setenv("GOPROXY", "off")
			env.Setenv("GOTOOLCHAIN", "local")
			return nil
		},
	})
}

func goEnv(t *testing.T, names ...string) map[string]string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"env", "-json"}, names...)...).Output()
	require.NoError(t, err)
	var values map[string]string
	require.NoError(t, json.Unmarshal(out, &values))
	return values
}

// status N COMMAND… runs the command and fails unless it exits with status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, not %d", got, want)
	}
}

// same FILE FILE fails unless two JSON reports differ in nothing but the time that the runs
// took.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same report report")
	}
	var texts []string
	for _, file := range args {
		texts = append(texts, seconds.ReplaceAllString(ts.ReadFile(file), ""))
	}
	if texts[0] != texts[1] {
		ts.Fatalf("%s and %s differ:\n%s\n%s", args[0], args[1], texts[0], texts[1])
	}
}

var seconds = regexp.MustCompile(`"seconds": [0-9.e-]+`)

// schema FILE fails unless the file, which may be stdout, has the published form.
func schema(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: schema file")
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	published, err := jsonschema.NewCompiler().Compile(schemaFile)
	ts.Check(err)
	ts.Check(published.Validate(doc))
}
