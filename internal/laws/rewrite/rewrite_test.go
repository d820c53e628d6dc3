package rewrite

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "sample.test"

// made matches what makes a new name new.
var made = regexp.MustCompile(`L[a-j]+X[a-j]+`)

// sample loads the sample package, and returns it with the folder of its module.
func sample(t *testing.T) (*Unit, string) {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile("testdata/sample.go.txt")
	require.NoError(t, err)
	stubs, err := filepath.Abs("../../../testdata/src/stubs/golang.org/x/sync")
	require.NoError(t, err)
	write(t, filepath.Join(dir, "go.mod"), "module "+module+"\n\ngo 1.26\n\nrequire golang.org/x/sync v0.0.0\n\nreplace golang.org/x/sync => "+stubs+"\n")
	write(t, filepath.Join(dir, "as_it_is", "sample.go"), string(text))
	write(t, filepath.Join(dir, "with", "with.go"), With)
	units, err := Load(dir, []string{"./as_it_is"}, module+"/with")
	require.NoError(t, err)
	require.Len(t, units, 1)
	return units[0], dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
}

// save writes a unit into the module and returns its import path.
func save(t *testing.T, dir string, u *Unit) string {
	t.Helper()
	at := filepath.Join(dir, strings.TrimPrefix(u.Path, module+"/"))
	for name, text := range u.Files {
		write(t, filepath.Join(at, name), text)
	}
	for part, files := range u.Split {
		for name, text := range files {
			write(t, filepath.Join(at, part, name), text)
		}
	}
	return u.Path
}

// TestRewritesDoTheSame runs the sample in all forms, alone and in pairs. Texts and what
// stays are tests within, so that the sample is loaded once.
func TestRewritesDoTheSame(t *testing.T) {
	u, dir := sample(t)
	t.Run("texts", func(t *testing.T) { rewrittenTexts(t, u) })
	t.Run("silenced", func(t *testing.T) { silencedCodeStays(t, u) })
	paths, names := []string{u.Path}, []string{"as it is"}
	all := Rewrites()
	for i, r := range all {
		out, err := r.Apply(u.At(fmt.Sprintf("%s/one%d", module, i)))
		require.NoError(t, err)
		require.NotNil(t, out, "%s has nothing to rewrite in the sample", r.Name)
		paths, names = append(paths, save(t, dir, out)), append(names, r.Name)
		if i%3 > 0 {
			continue
		}
		again := all[(i+1+i%5)%len(all)]
		first, err := r.Apply(u.At(fmt.Sprintf("%s/two%d", module, i)))
		require.NoError(t, err)
		both, err := again.Apply(first)
		require.NoError(t, err, "%s, then %s", r.Name, again.Name)
		if both != nil {
			paths, names = append(paths, save(t, dir, both)), append(names, r.Name+", then "+again.Name)
		}
	}
	require.Greater(t, len(paths), 30)
	var imports, calls strings.Builder
	for i, path := range paths {
		fmt.Fprintf(&imports, "\tp%d %q\n", i, path)
		fmt.Fprintf(&calls, "\tfmt.Println(p%d.Do())\n", i)
	}
	write(t, filepath.Join(dir, "main", "main.go"), "package main\n\nimport (\n\t\"fmt\"\n\n"+imports.String()+")\n\nfunc main() {\n"+calls.String()+"}\n")
	cmd := exec.Command("go", "run", "./main")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	require.Len(t, lines, len(paths))
	assert.Equal(t, "[/hub?name=d true /drop?name=a 3 /drop?name=d 1 /hub?name=b true] [b[] 2 seen a seen b seen c seen d] map[a:1 b:2 c:1 d:1]X!", lines[0])
	for i, line := range lines {
		assert.Equal(t, lines[0], line, names[i])
	}
}

// rewrittenTexts holds what each rewrite makes of one statement.
func rewrittenTexts(t *testing.T, u *Unit) {
	for name, wants := range map[string][]string{
		"statement into a function":               {"\tstep*(h, name)\n", "func step*(h *Hub, name string) { h.sessions[name] = &session{name: name} }"},
		"statement into a method":                 {"h.step*(name)", "func (h *Hub) step*(name string) { h.counts[name]++ }"},
		"statement into a closure called at once": {"func() { h.counts[name]++ }()"},
		"holder by capture":                       {":= func(name string) { h.counts[name]++ }"},
		"holder by field":                         {"type step* struct{ held *Hub }", ".held.counts[name]++ }"},
		"holder by interface":                     {"interface{ step*(name string) }"},
		"holder by type parameter":                {"[H interface{ step*(name string) }]"},
		"holder by parameter":                     {"func add*(h *Hub, name string) {", "add*(h, name)"},
		"package behind another":                  {"type Hub = pkg*.Hub", "{ return pkg*.Do() }"},
		"field wrapped in a struct":               {"type box* struct{ inner map[string]*session }", "h.sessions.inner[name] ="},
		"field wrapped in a struct elsewhere":     {"h.counts.Inner[name]++"},
		"field embedded":                          {"type part* struct{ sessions map[string]*session }", "part*: part*{sessions: map"},
		"made by a constructor":                   {"a0 map[string]*session, a1 map[string]int, a2 int, a3 chan string) *Hub"},
		"made by options":                         {"func(t *Hub) { t.limit = v }"},
		"made step by step":                       {".limit = limit"},
		"variable made once":                      {"sync.OnceValue(func() map[string]int { return map[string]int{} })", "total()[name]++"},
		"field made once":                         {".Do(func() { x.counts = make(map[string]int) })"},
		"handler behind a middleware":             {"HandlerFunc(h.serve*)).ServeHTTP("},
		"started by WaitGroup.Go":                 {".Go(func() { h.ask(name) })"},
		"started by errgroup.Go":                  {".Go(func() error {\nh.ask(name)\nreturn nil })"},
		"map into sync.Map":                       {"h.sessions.Store((string)(name), (*session)(&session{name: name}))"},
		"map into a generic wrapper":              {"h.sessions.put(name, &session{name: name})", "h.counts.drop(name)"},
		"delete by a helper":                      {"drop*(h.sessions, first)"},
		"delete by DeleteFunc":                    {"DeleteFunc(h.counts, func(x* string, _ int) bool { return x* == name })"},
		"append by a helper":                      {"h.order = add*(h.order, name)"},
	} {
		for _, r := range Rewrites() {
			if r.Name != name {
				continue
			}
			out, err := r.Apply(u)
			require.NoError(t, err)
			var all strings.Builder
			for _, text := range out.Files {
				all.WriteString(made.ReplaceAllString(text, "*"))
			}
			for _, want := range wants {
				assert.Contains(t, all.String(), want, name)
			}
		}
	}
}

// What a comment silences stays where it is.
func silencedCodeStays(t *testing.T, u *Unit) {
	files := map[string]string{"sample.go": strings.NewReplacer(
		"\th.counts[name]++\n", "\th.counts[name]++ //growthlint:bounded few\n",
		"delete(h.sessions, first)", "delete(h.sessions, first) //nolint:growthlint // so",
	).Replace(u.Files["sample.go"])}
	u, err := u.with(files, nil)
	require.NoError(t, err)
	for _, r := range Rewrites() {
		if !strings.Contains(r.Name, "statement") && !strings.Contains(r.Name, "delete") {
			continue
		}
		out, err := r.Apply(u)
		require.NoError(t, err)
		assert.Contains(t, out.Files["sample.go"], "\th.counts[name]++ //growthlint:bounded few\n", r.Name)
		assert.Contains(t, out.Files["sample.go"], "delete(h.sessions, first) //nolint", r.Name)
	}
}

func TestOverlappingEditsAreRefused(t *testing.T) {
	_, err := splice("abcdef", []edit{{2, 4, "x"}, {3, 5, "y"}})
	assert.ErrorContains(t, err, "overlap at offset 3")
	text, err := splice("abcdef", []edit{{4, 4, "+"}, {0, 1, "A"}, {4, 6, ""}})
	require.NoError(t, err)
	assert.Equal(t, "Abcd+", text)
}
