package vetcmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/cli"
)

// place is what both drivers tell of a finding: go vet shows no fingerprint.
type place struct {
	file string
	line int
	rule string
}

func fixtures(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "src"))
	require.NoError(t, err)
	return dir
}

// tool builds the command as users do. The same sources give the same bytes, so that
// go vet's cache holds from one test run to the next.
func tool(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "growthlint.exe")
	out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", file, "../../cmd/growthlint").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return file
}

// vet returns the findings of real go vet runs, with its flags and patterns.
func vet(t *testing.T, tool string, args ...string) map[place]string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"vet", "-vettool=" + tool, "-json"}, args...)...)
	cmd.Dir = fixtures(t)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, "%s", &stderr)
	found := map[place]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var units map[string]map[string]json.RawMessage
		err := dec.Decode(&units)
		if errors.Is(err, io.EOF) {
			return found
		}
		require.NoError(t, err)
		for _, rules := range units {
			for rule, raw := range rules {
				var list []struct{ Posn, Message string }
				require.NoError(t, json.Unmarshal(raw, &list), "%s", raw)
				for _, d := range list {
					found[placeOf(t, d.Posn, rule)] = d.Message
				}
			}
		}
	}
}

func placeOf(t *testing.T, posn, rule string) place {
	t.Helper()
	parts := strings.Split(posn, ":")
	n := len(parts)
	file, err := filepath.Rel(fixtures(t), strings.Join(parts[:n-2], ":"))
	require.NoError(t, err)
	p := place{file: filepath.ToSlash(file), rule: rule}
	_, err = fmt.Sscan(parts[n-2], &p.line)
	require.NoError(t, err)
	return p
}

// command returns the confidences of the command's findings in one view.
func command(t *testing.T, pattern string) map[place]string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := cli.Main([]string{"-C", fixtures(t), "-format", "json", "-min-confidence", "low", pattern}, &stdout, &stderr)
	require.Less(t, code, 2, "%s", &stderr)
	var doc struct {
		Findings []struct {
			Rule, Confidence string
			Position         struct {
				File string
				Line int
			}
		}
	}
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &doc))
	found := map[place]string{}
	for _, f := range doc.Findings {
		found[place{f.Position.File, f.Position.Line, f.Rule}] = f.Confidence
	}
	return found
}

// TestFindingsAgreeWithTheCommand runs real go vet over fixtures whose packages have
// neither callers nor uses outside: both drivers report the same of them.
func TestFindingsAgreeWithTheCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and runs go vet")
	}
	bin := tool(t)
	patterns := []string{
		"./mapgrow/bad/dedup", "./mapgrow/bad/sibling", "./mapgrow/bad/helpermap", "./mapgrow/bad/testdrop",
		"./lockgrow/bad/workers", "./slicegrow/bad/apireset", "./slicegrow/bad/ordered", "./mapgrow/ok/setup", "./slicegrow/ok/calllocal",
	}
	found := vet(t, bin, patterns...)
	n := 0
	for _, pattern := range patterns {
		for p, confidence := range command(t, pattern) {
			message, ok := found[p]
			assert.Equal(t, confidence != "low", ok, "%v: %s in the command", p, confidence)
			if ok {
				n++
				assert.Equal(t, 1, strings.Count(message, p.rule), "the rule's name, once: %s", message)
			}
		}
	}
	assert.Equal(t, len(found), n, "go vet reports nothing that the command does not")
	assert.GreaterOrEqual(t, n, 8)
}

// TestVetIsWithinTheCommand takes the packages of the fixtures that are judged
// together: what go vet reports of one of them, the command reports too, of this
// package alone.
func TestVetIsWithinTheCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and runs go vet")
	}
	bin := tool(t)
	patterns := []string{"./mapgrow/cross/holder/ward", "./mapgrow/cross/routes/desk", "./mapgrow/cross/rebuilt/plan", "./slicegrow/cross/chain/pipe", "./queuegrow/cross/mail/box"}
	found := vet(t, bin, patterns...)
	require.NotEmpty(t, found)
	all := map[place]string{}
	for _, pattern := range patterns {
		for p, confidence := range command(t, pattern) {
			all[p] = confidence
		}
	}
	for p, message := range found {
		assert.Contains(t, all, p, message)
	}
}
