package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestExampleForGolangciLintsBuilder holds .custom-gcl-example.yml to this module: the
// same version of golangci-lint and of growthlint.
func TestExampleForGolangciLintsBuilder(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", ".custom-gcl-example.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var conf struct {
		Version, Name string
		Plugins       []struct{ Module, Import, Version, Path string }
	}
	dec := yaml.NewDecoder(strings.NewReader(string(text)))
	dec.KnownFields(true)
	if err := dec.Decode(&conf); err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if len(conf.Plugins) != 1 || conf.Plugins[0].Import != "github.com/growthlint/growthlint/gclplugin" || conf.Plugins[0].Path != "" {
		t.Fatalf("plugins: %+v", conf.Plugins)
	}
	for _, want := range []string{
		"github.com/golangci/golangci-lint/v2 " + conf.Version,
		conf.Plugins[0].Module + " " + conf.Plugins[0].Version,
	} {
		if !strings.Contains(string(gomod), "\t"+want+"\n") {
			t.Errorf("go.mod does not require %s", want)
		}
	}
	if strings.Contains(string(gomod), "replace") {
		t.Error("go.mod has a replace directive: go install refuses it")
	}
}

// TestPageIsWhatCIRuns holds the lines of docs/integrations.md to the step of .ci/run, which
// builds golangci-lint by them.
func TestPageIsWhatCIRuns(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "integrations.md"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join("..", "..", ".ci", "run"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(page), "<!-- not run: golangci-lint from a checkout -->\n```sh\n")
	block, _, closed := strings.Cut(rest, "```")
	if !found || !closed || strings.Count(block, "\n") < 3 {
		t.Fatalf("docs/integrations.md has no lines for a checkout: %q", block)
	}
	step := "golangci() (\n\t" + strings.ReplaceAll(strings.TrimSpace(block), "\n", "\n\t") + "\n\tgo vet"
	if !strings.Contains(string(script), step) {
		t.Errorf(".ci/run has not the lines of the page:\n%s", step)
	}
}
