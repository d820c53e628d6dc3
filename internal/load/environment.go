package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/types"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"golang.org/x/tools/go/packages"
)

// environment is what the go command says about the directory.
type environment struct {
	dir string
	// vars is the environment of the go command.
	vars []string
	// driver reports whether an external driver answers in the go command's place.
	driver bool
	sizes  types.Sizes

	GOVERSION, GOMOD, GOWORK, GOARCH, GO111MODULE string

	// What stored results depend on besides.
	GOOS, GOMODCACHE, GOCACHE        string
	CGO_ENABLED, CC, CXX, PKG_CONFIG string
	CGO_CFLAGS, CGO_CPPFLAGS         string
	CGO_CXXFLAGS, CGO_LDFLAGS        string
}

// readEnvironment asks the go command where it stands and refuses a toolchain
// whose code the type checker built into this program may not understand. Under
// an external driver there need be no go command, and nothing is checked.
func readEnvironment(ctx context.Context, opts Options) (*environment, error) {
	env := &environment{dir: opts.Dir, vars: opts.Env, driver: hasDriver(opts.Env)}
	if env.driver {
		return env, nil
	}
	if err := env.query(ctx, nil); err != nil {
		return nil, err
	}
	env.sizes = types.SizesFor("gc", env.GOARCH)
	if env.sizes == nil {
		return nil, usageErrorf(nil, "unknown architecture GOARCH=%s: set one that growthlint's own toolchain %s knows", env.GOARCH, runtime.Version())
	}
	return env, env.checkToolchain(runtime.Version())
}

// query runs go env. Where it fails because the go line asks for a toolchain
// that cannot be had, it is asked again without switching, so that checkToolchain
// can say so in its own words.
func (e *environment) query(ctx context.Context, extra []string) error {
	out, err := e.goCommand(ctx, extra, "env", "-json", "GOVERSION", "GOMOD", "GOWORK", "GOARCH", "GO111MODULE",
		"GOOS", "GOMODCACHE", "GOCACHE", "CGO_ENABLED", "CC", "CXX", "PKG_CONFIG", "CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS")
	if err == nil {
		if err = json.Unmarshal(out, e); err == nil {
			return nil
		}
	}
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("read the go environment: %w", context.Cause(ctx))
	case extra == nil && e.query(ctx, []string{"GOTOOLCHAIN=local"}) == nil:
		if newer := e.checkToolchain(runtime.Version()); newer != nil {
			return newer
		}
	}
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return usageErrorf(err, "%v; mend that, then run again", err)
	}
	return usageErrorf(err, "cannot run the go command (is Go installed and on PATH?): %v", err)
}

// goCommand runs the go command in the directory and returns its output.
func (e *environment) goCommand(ctx context.Context, extra []string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = e.dir
	cmd.Env = append(append(append([]string{}, e.vars...), "PWD="+e.dir), extra...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}

// hasDriver reports whether go/packages would call an external driver, by the
// rules of that package.
func hasDriver(vars []string) bool {
	tool := ""
	for _, v := range vars {
		if val, ok := strings.CutPrefix(v, "GOPACKAGESDRIVER="); ok {
			tool = val
		}
	}
	if tool == "" {
		_, err := exec.LookPath("gopackagesdriver")
		return err == nil
	}
	return tool != "off"
}

// checkToolchain returns an error if the go command, or a go line, is of a newer
// language version than built, the version of the toolchain that built us. A
// development version compares with nothing and passes.
func (e *environment) checkToolchain(built string) error {
	built, _, _ = strings.Cut(built, " ")
	const mend = "rebuild growthlint with it: go install github.com/growthlint/growthlint/cmd/growthlint@latest"
	if isNewer(e.GOVERSION, built) {
		return usageErrorf(nil, "the go command here is %s, but growthlint was built with %s and cannot read newer Go; %s (or run it with GOTOOLCHAIN=%s)",
			e.GOVERSION, built, mend, built)
	}
	for _, file := range []string{e.GOMOD, e.GOWORK} {
		if line := goLine(file); isNewer("go"+line, built) {
			return usageErrorf(nil, "%s says go %s, but growthlint was built with %s and cannot read newer Go; install go%s and %s",
				file, line, built, line, mend)
		}
	}
	return nil
}

// isNewer reports whether a's language version is above b's; invalid versions
// are not comparable.
func isNewer(a, b string) bool {
	a, _, _ = strings.Cut(a, " ")
	return version.IsValid(a) && version.IsValid(b) && version.Compare(version.Lang(a), version.Lang(b)) > 0
}

// goLine returns the version of the go line of a go.mod or go.work file, "" if
// there is no file or no such line.
func goLine(file string) string {
	if file == "" || file == os.DevNull || file == "off" {
		return ""
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	m := regexp.MustCompile(`(?m)^\s*go\s+([0-9][^\s/]*)`).FindSubmatch(text)
	if m == nil {
		return ""
	}
	return string(m[1])
}

// inModule reports whether the directory is inside a module, or in GOPATH mode,
// where there are none.
func (e *environment) inModule() bool {
	return e.GO111MODULE == "off" || e.GOMOD != "" && e.GOMOD != os.DevNull
}

// inWorkspace reports whether a go.work file is in force.
func (e *environment) inWorkspace() bool {
	return e.GOWORK != "" && e.GOWORK != "off"
}

// moduleDir is the root of the module that the directory is in, "" if none.
func (e *environment) moduleDir() string {
	if e.GOMOD == "" || e.GOMOD == os.DevNull {
		return ""
	}
	return filepath.Dir(e.GOMOD)
}

// config returns the configuration of one metadata query.
func (r *run) config(ctx context.Context, mode packages.LoadMode) *packages.Config {
	cfg := &packages.Config{
		Mode:    mode,
		Context: ctx,
		Dir:     r.opts.Dir,
		Env:     r.opts.Env,
		Fset:    r.fset,
	}
	if r.opts.Tags != "" {
		cfg.BuildFlags = []string{"-tags=" + r.opts.Tags}
	}
	return cfg
}
