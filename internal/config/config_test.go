package config_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
)

func names() []string { return []string{"lockgrow", "mapgrow", "slicegrow"} }

// full has every key.
const full = `# ours
extends: base.yml
rules: [mapgrow, slicegrow]
min-confidence:
  default: high
  rules: {slicegrow: low}
  paths:
    - {path: internal/legacy, confidence: high}
fail-on: none
tests: true
generated: false
open: true
bounded:
  - name: example.com/m/relay.Server.tenants
    reason: one for each tenant
library: |
  package example.com/lib
  Drop shrink one on=arg0 key=1
exclude: [third_party, "*_gen.go"]
`

func TestParseReadsEveryKey(t *testing.T) {
	c, err := config.Parse("c.yml", []byte(full), names())
	require.NoError(t, err)
	assert.Equal(t, []string{"mapgrow", "slicegrow"}, c.Rules.V)
	assert.Equal(t, "c.yml:3", c.Rules.At.String())
	assert.Equal(t, "high,slicegrow=low", c.MinConfidence.Thresholds().String())
	require.Len(t, c.MinConfidence.Paths, 1)
	assert.Equal(t, finding.High, c.MinConfidence.Paths[0].Confidence)
	assert.Equal(t, "none", c.FailOn.V)
	assert.True(t, c.Tests.V)
	assert.True(t, c.Generated.Set)
	assert.False(t, c.Generated.V)
	assert.True(t, c.Open.V)
	require.Len(t, c.Bounded, 1)
	assert.Equal(t, config.Bounded{Name: "example.com/m/relay.Server.tenants", Reason: "one for each tenant", At: config.Place{File: "c.yml", Line: 14, Column: 5}}, c.Bounded[0])
	require.Len(t, c.Library, 1)
	assert.NotNil(t, c.Library[0].Table)
	assert.Len(t, c.Exclude, 2)
	assert.Equal(t, "base.yml", c.Extends.V)
}

func TestEmptyFilesSayNothing(t *testing.T) {
	for _, text := range []string{"", "# nothing yet\n", "---\n", "{}\n"} {
		c, err := config.Parse("c.yml", []byte(text), names())
		require.NoError(t, err, text)
		assert.Equal(t, &config.Config{}, c, text)
	}
}

func TestFaultsTellLineAndMend(t *testing.T) {
	for text, want := range map[string]string{
		"min-confidance: high\n":                           `c.yml:1:1: unknown key "min-confidance"; did you mean min-confidence?`,
		"\nxyz: 1\n":                                       `c.yml:2:1: unknown key "xyz"; there are rules, min-confidence, fail-on, tests, generated, open, bounded, library, exclude, extends`,
		"digests: false\n":                                 "c.yml:1:10: digests: only the golangci-lint plugin has this; leave it out here",
		"tests: true\ntests: false\n":                      "c.yml:2:1: key tests is there already, in line 1; join the two",
		"tests:\n":                                         "c.yml:1:1: tests has no value; write one or leave the key out",
		"tests: yes\n":                                     `c.yml:1:8: tests: true or false expected, found "yes"`,
		"tests: [true]\n":                                  "true or false expected, found a list",
		"rules: mapgrow\n":                                 `c.yml:1:8: rules: a list expected, found "mapgrow"; write rules: [...]`,
		"rules: [mapgrow, lokgrow]\n":                      `c.yml:1:18: rules: unknown rule "lokgrow"; did you mean lockgrow?`,
		"rules:\n  - -mapgro\n":                            `c.yml:2:5: rules: unknown rule "mapgro"; did you mean mapgrow?`,
		"rules: [mapgrow, -lockgrow]\n":                    "not both",
		"rules: []\n":                                      "rules: the list is empty",
		"rules: [1]\n":                                     `rules: a text expected, found "1"`,
		"min-confidence: sure\n":                           `c.yml:1:17: min-confidence: low, medium or high expected, found "sure"`,
		"min-confidence: {rule: {mapgrow: low}}\n":         `min-confidence: unknown key "rule"; did you mean rules?`,
		"min-confidence: {rules: {mapgro: low}}\n":         `min-confidence: rules: unknown key "mapgro"; did you mean mapgrow?`,
		"min-confidence: {rules: {mapgrow: none}}\n":       "min-confidence: rules: mapgrow: low, medium or high expected",
		"min-confidence: {paths: [{path: a}]}\n":           "min-confidence: paths: an entry needs a path and a confidence",
		"min-confidence: [low]\n":                          "low, medium or high expected, found a list",
		"fail-on: all\n":                                   `c.yml:1:10: fail-on: high, medium, low or none expected, found "all"`,
		"bounded:\n  - name: a.T\n":                        "c.yml:2:5: bounded: an entry needs a name and a reason",
		"bounded:\n  - name: a.T\n    reason: ''\n":        "c.yml:3:13: bounded: reason: the text is empty",
		"bounded:\n  - {name: a.T, why: x}\n":              `bounded: unknown key "why"; there are name, reason`,
		"bounded:\n  - a.T\n":                              `c.yml:2:5: bounded: KEY: VALUE expected, found "a.T"; the keys are name, reason`,
		"bounded:\n  - {name: Tenants, reason: few}\n":     `"Tenants" is no name of a program: write PACKAGE.Type`,
		"library: |\n  package p\n  Drop shrunk one\n":     "c.yml:3: ",
		"rules: [mapgrow]\nlibrary: Drop\n":                "c.yml:2: ",
		"exclude: ['a[']\n":                                `c.yml:1:11: exclude: "a[": not a pattern`,
		"exclude: [../x]\n":                                "a pattern begins at this file's directory",
		"exclude: ['a\\b']\n":                              "write / between directories",
		"exclude: ['!a']\n":                                "cannot take back another",
		"extends: [a]\n":                                   "extends: a text expected, found a list",
		"- rules\n":                                        "c.yml:1:1: KEY: VALUE expected, found a list",
		"tests: true\n---\ntests: false\n":                 "c.yml:2:1: a second document",
		"rules: [mapgrow\ntests: true\n":                   "not YAML: ",
		"a: &x\n  <<: *x\n":                                `unknown key "a"`,
		"tests: true\n\tgenerated: true\n":                 "c.yml:2: not YAML: ",
		"testz: true\ngeneratd: 1\nmin-confidence: much\n": "c.yml:1:1: unknown key \"testz\"; did you mean tests?\nc.yml:2:1: unknown key \"generatd\"; did you mean generated?\nc.yml:3:17: ",
	} {
		_, err := config.Parse("c.yml", []byte(text), names())
		assert.ErrorContains(t, err, want, text)
	}
}

// write makes files below a new directory.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	return dir
}

func TestExtends(t *testing.T) {
	dir := write(t, map[string]string{
		"base.yml":    "rules: [mapgrow]\nmin-confidence: {default: low, rules: {mapgrow: high, lockgrow: low}}\ntests: true\nexclude: [far]\nbounded: [{name: a.T, reason: r}]\n",
		"m/c.yml":     "extends: ../base.yml\nmin-confidence: {rules: {mapgrow: medium}}\ntests: false\nexclude: [near]\n",
		"m/deep.yml":  "extends: c.yml\n",
		"m/lost.yml":  "extends: no.yml\n",
		"m/wrong.yml": "extends: bad.yml\n",
		"m/bad.yml":   "testz: true\n",
	})
	load := func(name string) (*config.Config, error) {
		return config.Load(filepath.Join(dir, "m", name), names(), filepath.Base)
	}
	c, err := load("c.yml")
	require.NoError(t, err)
	assert.Equal(t, "base.yml:1", c.Rules.At.String())
	assert.Equal(t, "low,lockgrow=low,mapgrow=medium", c.MinConfidence.Thresholds().String())
	assert.False(t, c.Tests.V, "the nearest file wins")
	require.Len(t, c.Exclude, 2)
	assert.Equal(t, []string{dir, filepath.Join(dir, "m")}, []string{c.Exclude[0].Dir, c.Exclude[1].Dir}, "a pattern begins where it is written")
	require.Len(t, c.Bounded, 1)
	assert.True(t, c.Bounded[0].Inherited)

	_, err = load("deep.yml")
	assert.ErrorContains(t, err, "c.yml:1: extends: c.yml extends a file of its own, and only one level is read; join the two files")
	_, err = load("lost.yml")
	assert.ErrorContains(t, err, "lost.yml:1: extends: no.yml: no such configuration")
	_, err = load("wrong.yml")
	assert.ErrorContains(t, err, `bad.yml:1:1: unknown key "testz"; did you mean tests?`)
}

func TestFindEndsAtTheRepository(t *testing.T) {
	dir := write(t, map[string]string{
		config.Name:                      "",
		"repo/.git/HEAD":                 "",
		"repo/a/b/x.go":                  "",
		"repo/own/" + config.Name:        "",
		"repo/own/c/x.go":                "",
		"repo/yaml/.growthlint.yaml":     "",
		"repo/dir/" + config.Name + "/x": "",
		"mod/go.mod":                     "",
		"mod/" + config.Name:             "",
		"mod/nested/go.mod":              "",
		"bare/x/x.go":                    "",
	})
	for at, want := range map[string]string{
		"repo/a/b": "", "repo": "", "repo/own": "repo/own", "repo/own/c": "repo/own", "mod/nested": "mod", "bare/x": "", ".": ".",
	} {
		got, err := config.Find(filepath.Join(dir, filepath.FromSlash(at)))
		require.NoError(t, err)
		if want != "" {
			want = filepath.Join(dir, filepath.FromSlash(want), config.Name)
		}
		assert.Equal(t, want, got, at)
	}
	_, err := config.Find(filepath.Join(dir, "repo", "yaml"))
	assert.ErrorContains(t, err, "is not read; rename it to "+config.Name)
	_, err = config.Find(filepath.Join(dir, "repo", "dir"))
	assert.ErrorContains(t, err, "is not a file")
}

func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		pattern, file string
		want          bool
	}{
		{"third_party", "third_party/a/b.go", true},
		{"third_party", "x/third_party/b.go", true},
		{"third_party/", "third_party/b.go", true},
		{"/third_party", "x/third_party/b.go", false},
		{"third_party", "third_party2/b.go", false},
		{"internal/legacy", "internal/legacy/x/b.go", true},
		{"internal/legacy", "x/internal/legacy/b.go", false},
		{"*_gen.go", "a/b_gen.go", true},
		{"*_gen.go", "a/b.go", false},
		{"**/mocks/**", "a/mocks/b.go", true},
		{"a/*/c.go", "a/b/c.go", true},
		{"a/*/c.go", "a/b/d/c.go", false},
		{"./a.go", "a.go", true},
		{"b.go", "../b.go", false},
		{"{a,b}.go", "x/b.go", true},
	} {
		assert.Equal(t, tt.want, config.Pattern{Text: tt.pattern}.Match(tt.file), "%s %s", tt.pattern, tt.file)
	}
}

func TestPrintIsAConfigurationAgain(t *testing.T) {
	c, err := config.Parse("c.yml", []byte(strings.Replace(full, "extends: base.yml\n", "\n", 1)), names())
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, c.Print(&out, names()))
	assert.Equal(t, `rules: [mapgrow, slicegrow] # c.yml:3
min-confidence:
  default: high # c.yml:5
  rules:
    slicegrow: low # c.yml:6
  paths:
    - {path: internal/legacy, confidence: high} # c.yml:8
fail-on: none # c.yml:9
tests: true # c.yml:10
generated: false # c.yml:11
open: true # c.yml:12
bounded:
  - {name: example.com/m/relay.Server.tenants, reason: one for each tenant} # c.yml:14
library: |
  # c.yml:16
  package example.com/lib
  Drop shrink one on=arg0 key=1
exclude:
  - third_party # c.yml:19
  - '*_gen.go' # c.yml:19
`, out.String())
	_, err = config.Parse("printed.yml", out.Bytes(), names())
	assert.NoError(t, err)

	out.Reset()
	require.NoError(t, (&config.Config{}).Print(&out, names()))
	assert.Equal(t, `rules: [lockgrow, mapgrow, slicegrow] # default
min-confidence: medium # default
fail-on: medium # default: what is reported
tests: false # default
generated: false # default
open: false # default
`, out.String())
}

func TestFlags(t *testing.T) {
	c, err := config.Parse("c.yml", []byte(full), names())
	require.NoError(t, err)
	flags, without := c.Flags()
	assert.Equal(t, []string{"exclude", "fail-on", "min-confidence by path", "open"}, without)
	assert.Equal(t, `-rules=mapgrow,slicegrow -min-confidence=high,slicegrow=low -tests=true -bounded=example.com/m/relay.Server.tenants '-library-rows=# c.yml:16
package example.com/lib
Drop shrink one on=arg0 key=1
'`, config.ShellWords(flags))
	assert.Equal(t, `'-a=it'\''s'`, config.ShellWords([]config.Flag{{Name: "a", Value: "it's"}}))
	text, err := config.Nogo(flags[:2], []string{"mapgrow", "directive"})
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"mapgrow": {"analyzer_flags": {"rules": "mapgrow,slicegrow", "min-confidence": "high,slicegrow=low"}},
		"directive": {"analyzer_flags": {"rules": "mapgrow,slicegrow", "min-confidence": "high,slicegrow=low"}}
	}`, string(text))
	none, without := (&config.Config{}).Flags()
	assert.Empty(t, none)
	assert.Empty(t, without)
}

// TestSchemaAgreesWithParse holds the schema to what Parse takes and refuses.
func TestSchemaAgreesWithParse(t *testing.T) {
	text, err := config.Schema(names())
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("config.schema.json", doc))
	schema, err := compiler.Compile("config.schema.json")
	require.NoError(t, err)
	for _, text := range []string{
		full, "{}", "", "rules: [-mapgrow]", "min-confidence: low", "min-confidence: {default: low}", "exclude: []",
		"testz: true", "tests: 1", "rules: []", "rules: mapgrow", "rules: [mapgro]", "min-confidence: none", "fail-on: all",
		"min-confidence: {rules: {mapgro: low}}", "min-confidence: {paths: [{path: a}]}", "bounded: [{name: a.T}]",
		"bounded: [{name: a.T, reason: ''}]", "bounded: [a.T]", "extends: []", "digests: true", "exclude: [1]",
	} {
		_, parsed := config.Parse("c.yml", []byte(text), names())
		var value any
		require.NoError(t, yaml.Unmarshal([]byte(text), &value))
		assert.Equal(t, parsed == nil, schema.Validate(value) == nil, "%s: parse says %v, the schema %v", text, parsed, schema.Validate(value))
	}
}

func TestExtendsDoesNotShowOtherFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "c.yml")
	for name, text := range map[string]string{
		"text": "root:secret:0:0\n", "yaml": "password: secret\nuser: root\n", "mixed": "rules: secret\nsecret: 1\npassword: 2\n",
		"list": "- secret\n", "broken": "{secret", "binary": "\x00\x01secret", "nested": "secret: {rules: secret}\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
		require.NoError(t, os.WriteFile(file, []byte("extends: "+name+"\n"), 0o666))
		_, err := config.Load(file, names(), filepath.Base)
		require.Error(t, err, name)
		assert.Contains(t, err.Error(), "c.yml:1: extends: "+name+" is no configuration of growthlint", name)
		assert.NotContains(t, err.Error(), "secret", name)
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "dir"), 0o777))
	require.NoError(t, os.WriteFile(file, []byte("extends: dir\n"), 0o666))
	_, err := config.Load(file, names(), filepath.Base)
	assert.ErrorContains(t, err, "dir is not a file")

	require.NoError(t, os.WriteFile(filepath.Join(dir, "ours"), []byte("rule: [mapgrow]\ntests: true\n"), 0o666))
	require.NoError(t, os.WriteFile(file, []byte("extends: ours\n"), 0o666))
	_, err = config.Load(file, names(), filepath.Base)
	assert.ErrorContains(t, err, "did you mean rules?", "a misspelt configuration is told its faults")
}

func TestLongListsOfFaultsAreCut(t *testing.T) {
	_, err := config.Parse("c.yml", []byte(strings.Repeat("nonsense: 1\n", 1)+"tests: "+strings.Repeat("x", 5000)+"\n"), names())
	require.Error(t, err)
	assert.Less(t, len(err.Error()), 600)
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "wrong%d: 1\n", i)
	}
	_, err = config.Parse("c.yml", []byte(b.String()), names())
	require.Error(t, err)
	assert.Equal(t, 20, strings.Count(err.Error(), "\n"))
	assert.Contains(t, err.Error(), "\nand 2980 more faults")
}

func TestNoConfigurationIsThatLong(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no /dev/zero")
	}
	_, err := config.Load("/dev/zero", names(), filepath.Base)
	assert.ErrorContains(t, err, "are no configuration")
}
