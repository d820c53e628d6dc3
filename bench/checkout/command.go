package checkout

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// Output runs a command in a directory of a module and returns what it writes to standard output.
// A go.sum that lacks sums is completed there. The error has the end of what the command has
// complained of. The variables of env, KEY=VALUE, win over those of the process.
func Output(ctx context.Context, dir string, env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(environment("-mod=mod"), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, tail(strings.TrimSpace(stderr.String()), stderrTail))
	}
	return stdout.Bytes(), nil
}
