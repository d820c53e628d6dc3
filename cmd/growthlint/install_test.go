package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// archived is an archive as a release has it, with a script in the program's place.
func archived(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	for _, f := range []struct {
		name, text string
		mode       int64
	}{{"LICENSE", "MIT\n", 0o644}, {"growthlint", "#!/bin/sh\necho " + text + "\n", 0o755}} {
		require.NoError(t, w.WriteHeader(&tar.Header{Name: f.name, Mode: f.mode, Size: int64(len(f.text))}))
		_, err := w.Write([]byte(f.text))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, z.Close())
	return out.Bytes()
}

// releases serves three releases: v0.2.0, the newest, is sound, v0.3.0 has an archive that
// is not the one whose sum is listed, v0.4.0 lists no sum.
func releases(t *testing.T) *httptest.Server {
	t.Helper()
	name := func(version string) string {
		return "growthlint_" + version + "_" + runtime.GOOS + "_" + runtime.GOARCH + ".tar.gz"
	}
	sum := func(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }
	good := archived(t, "sound")
	files := map[string][]byte{
		"/download/v0.2.0/" + name("0.2.0"): good,
		"/download/v0.2.0/checksums.txt":    []byte("0000  growthlint_0.2.0_plan9_386.tar.gz\n" + sum(good) + "  " + name("0.2.0") + "\n"),
		"/download/v0.3.0/" + name("0.3.0"): archived(t, "tampered"),
		"/download/v0.3.0/checksums.txt":    []byte(sum(good) + "  " + name("0.3.0") + "\n"),
		"/download/v0.4.0/" + name("0.4.0"): good,
		"/download/v0.4.0/checksums.txt":    []byte(sum(good) + "  x" + name("0.4.0") + "\n"),
		"/tag/v0.2.0":                       []byte("the page of the release\n"),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/latest" {
			http.Redirect(w, r, "/tag/v0.2.0", http.StatusFound)
			return
		}
		data, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		// The client that does not read on is the script that has failed.
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server
}

// TestInstallScript runs install.sh with the shells that are there, against releases that
// are made up.
func TestInstallScript(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("archives are made for a POSIX system here")
	}
	script, err := filepath.Abs(filepath.Join("..", "..", "install.sh"))
	require.NoError(t, err)
	server := releases(t)
	for _, shell := range [][]string{{"sh"}, {"dash"}, {"bash", "--posix"}, {"busybox", "sh"}} {
		if _, err := exec.LookPath(shell[0]); err != nil {
			continue
		}
		t.Run(shell[0], func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "a b", "bin")
			install := func(args ...string) (string, error) {
				cmd := exec.Command(shell[0], append(append(shell[1:len(shell):len(shell)], script), args...)...)
				cmd.Env = append(os.Environ(), "GROWTHLINT_RELEASES="+server.URL, "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
				out, err := cmd.CombinedOutput()
				return string(out), err
			}
			says := func(want string) {
				out, err := exec.Command(filepath.Join(dir, "growthlint")).CombinedOutput()
				require.NoError(t, err, "%s", out)
				assert.Equal(t, want+"\n", string(out))
			}
			out, err := install("-b", dir, "v0.2.0")
			require.NoError(t, err, out)
			assert.Contains(t, out, "growthlint v0.2.0 is in "+dir+"\n")
			says("sound")
			for args, want := range map[string]string{
				"v0.3.0": "was promised; nothing was installed",
				"v0.4.0": "checksums.txt of release v0.4.0 does not list growthlint_0.4.0_",
				"v9.9.9": "release v9.9.9 was not found at " + server.URL,
				"main":   "main is no version of a release; write one such as v0.1.0",
			} {
				out, err := install("-b", dir, args)
				assert.Error(t, err, args)
				assert.Contains(t, out, want)
				says("sound")
			}
			out, err = install("-b", dir)
			require.NoError(t, err, out)
			assert.Contains(t, out, "growthlint v0.2.0 is in ", "the newest")
			left, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Len(t, left, 1)
		})
	}
}

// TestActionTakesTheRelease has the action install what its tag names, and build where
// there is no such release.
func TestActionTakesTheRelease(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("archives are made for a POSIX system here")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	server := releases(t)
	for ref, want := range map[string]string{"v0.2.0": "sound\n", "v0.3.0": "growthlint (devel) ("} {
		temp := t.TempDir()
		cmd := exec.Command("bash", filepath.Join(root, "action", "growthlint.sh"), "install")
		cmd.Env = append(os.Environ(), "GROWTHLINT_RELEASES="+server.URL, "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1",
			"RUNNER_TEMP="+temp, "GITHUB_ACTION_PATH="+root, "INPUT_VERSION=", "ACTION_REF="+ref)
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		printed, err := exec.Command(filepath.Join(temp, "growthlint", "bin", "growthlint"), "-version").CombinedOutput()
		require.NoError(t, err, "%s", printed)
		assert.Contains(t, string(printed), want, ref)
	}
}
