package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/report"
)

func TestSeveralFormats(t *testing.T) {
	dir := t.TempDir()
	r := (&run{analysis: three(dir)}).call("-C", dir, "-format", "json=out.json", "-format", "text")
	assert.Equal(t, exitFindings, r.code)
	assert.Contains(t, r.stdout, "server.go:10:2: ")
	written, err := os.ReadFile(filepath.Join(dir, "out.json"))
	require.NoError(t, err)
	assert.Contains(t, string(written), `"fingerprint": "v1:`)
	assert.Equal(t, []string{"out.json"}, names(t, dir), "no temporary file stays")
}

func TestOnlyFilesLeaveStandardOutputEmpty(t *testing.T) {
	dir := t.TempDir()
	r := (&run{analysis: three(dir), watched: true}).call("-C", dir, "-o", "out.txt")
	assert.Empty(t, r.stdout)
	written, err := os.ReadFile(filepath.Join(dir, "out.txt"))
	require.NoError(t, err)
	assert.NotContains(t, string(written), "\x1b", "a file gets no colour from the terminal")
}

func TestReplacedFileKeepsItsModeAndItsLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	dir := t.TempDir()
	file, link := filepath.Join(dir, "out.json"), filepath.Join(dir, "link.json")
	require.NoError(t, os.WriteFile(file, []byte("[]\n"), 0o600))
	require.NoError(t, os.Symlink("out.json", link))
	(&run{}).call("-json", "-o", link)
	info, err := os.Lstat(file)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode())
	assert.Greater(t, info.Size(), int64(10))
	info, err = os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink, "the link still is one")
}

func TestFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "out.json")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o666))
	p := &pending{}
	require.NoError(t, p.stage(filepath.Join(dir, "other.json"), func(io.Writer) error { return nil }))
	err := p.stage(file, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return errors.New("the rest is lost")
	})
	assert.ErrorContains(t, err, "the rest is lost")
	assert.Empty(t, p.end())
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "old", string(text))
	assert.Equal(t, []string{"out.json"}, names(t, dir), "what was ready before is not written either")
}

func TestOnlyReportsAreReplaced(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "out")
	for _, format := range report.Formats() {
		for _, a := range []*pipeline.Analysis{three(dir), {}} {
			require.NoError(t, os.RemoveAll(file))
			r := (&run{analysis: a}).call("-C", dir, "-format", format.Name+"="+file)
			require.NotEqual(t, exitUsage, r.code, r.stderr)
			r = (&run{}).call("-C", dir, "-json", "-o", file)
			assert.Equal(t, exitClean, r.code, "%s over %s: %s", "json", format.Name, r.stderr)
		}
	}
	for _, text := range []string{"package main\n", "{\"name\": \"growthlint\"}\n", "notes\n"} {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
		r := (&run{}).call("-C", dir, "-json", "-o", file)
		assert.Equal(t, exitUsage, r.code)
		assert.Nil(t, r.asked, "nothing is analysed")
		assert.Contains(t, r.stderr, "it is there and is no report of growthlint; choose another file, or replace it with -force")
		kept, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, text, string(kept))
		assert.Equal(t, exitClean, (&run{}).call("-C", dir, "-json", "-force", "-o", file).code)
	}
}

func TestDevicesAreWrittenThrough(t *testing.T) {
	if _, err := os.Stat("/dev/null"); err != nil {
		t.Skip("no /dev/null")
	}
	r := (&run{analysis: three(t.TempDir())}).call("-json", "-o", "/dev/null")
	assert.Equal(t, exitFindings, r.code, r.stderr)
	info, err := os.Stat("/dev/null")
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular())
}

func TestPathsAreRelativeWithLinksResolved(t *testing.T) {
	root := t.TempDir()
	work := filepath.Join(root, "work")
	require.NoError(t, os.MkdirAll(filepath.Join(work, "sub"), 0o777))
	require.NoError(t, os.Mkdir(filepath.Join(root, "beside"), 0o777))
	link := filepath.Join(root, "link")
	if err := os.Symlink("work", link); err != nil {
		t.Skip(err)
	}
	for _, base := range []string{work, link} {
		b := newPathBase(base)
		for file, want := range map[string]string{
			filepath.Join(work, "a.go"):              "a.go",
			filepath.Join(link, "sub", "a.go"):       "sub/a.go",
			filepath.Join(root, "beside", "a.go"):    "../beside/a.go",
			filepath.Join(root, "gone", "a", "a.go"): "../gone/a/a.go",
			"":                                       "",
			"<none>":                                 "<none>",
		} {
			assert.Equal(t, want, b.relative(file), "%s from %s", file, base)
		}
		assert.Equal(t, filepath.Join(b.dir, "sub", "a.go"), b.absolute("sub/a.go"))
	}
}

func TestEveryPathOfAFindingIsShortened(t *testing.T) {
	dir := t.TempDir()
	a := three(dir)
	a.Troubles = []finding.Trouble{{File: filepath.Join(dir, "z.go")}, {File: filepath.Join(dir, "y.go")}}
	a.Unused = []pipeline.Note{{Position: finding.Position{File: filepath.Join(dir, "x.go")}}}
	newPathBase(dir).shorten(a)
	require.NotEmpty(t, a.Findings)
	for _, f := range a.Findings {
		for _, p := range []finding.Position{
			f.Position, f.Container.Declared, f.Grows[0].Position, f.Shrinks[0].Position, *f.Evidence[0].Position, f.Fixes[0].Edits[0].Position,
		} {
			assert.Equal(t, "server.go", p.File)
		}
	}
	assert.Equal(t, "y.go", a.Troubles[0].File)
	assert.Equal(t, "x.go", a.Unused[0].Position.File)
}

func TestPathRoot(t *testing.T) {
	root := t.TempDir()
	work := filepath.Join(root, "work")
	require.NoError(t, os.Mkdir(work, 0o777))
	r := (&run{analysis: three(work)}).call("-C", work, "-path-root", "..")
	assert.Contains(t, r.stdout, "work/server.go:10:2: ")
}

func TestGroups(t *testing.T) {
	dir := t.TempDir()
	const heading = "# example.com/m: 2 findings\n"
	for flag, want := range map[string]bool{"-v=false": false, "-group=none": false, "-group=package": true, "-group=holder": true} {
		got := (&run{analysis: three(dir)}).call("-C", dir, flag).stdout
		assert.Equal(t, want, strings.HasPrefix(got, heading), flag)
	}
	assert.Contains(t, (&run{analysis: three(dir), watched: true}).call("-C", dir, "-progress=never").stdout, "example.com/m")
	assert.NotContains(t, (&run{analysis: three(dir), watched: true}).call("-C", dir, "-progress=never", "-group=none").stdout, "example.com/m")
	assert.Contains(t, (&run{}).call("-group=file").stderr, "must be package, holder or none")
}

func TestReviewFormatsSeePathsFromTheRepository(t *testing.T) {
	root := t.TempDir()
	work := filepath.Join(root, "work")
	require.NoError(t, os.MkdirAll(filepath.Join(root, ".git"), 0o777))
	require.NoError(t, os.Mkdir(work, 0o777))
	r := (&run{analysis: three(work)}).call("-C", work, "-format", "rdjson", "-format", "json=out.json", "-min-confidence", "low")
	assert.Equal(t, exitFindings, r.code, r.stderr)
	assert.Contains(t, r.stdout, `"path": "work/server.go"`)
	assert.NotContains(t, r.stdout, `"path": "server.go"`, "every place of a finding is shown from the root")
	written, err := os.ReadFile(filepath.Join(work, "out.json"))
	require.NoError(t, err)
	assert.Contains(t, string(written), `"file": "server.go"`)
	assert.NotContains(t, string(written), "work/server.go", "the other formats' report stays as it was")
}
