package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/pipeline"
)

// TestInterruptEndsAStageThatDoesNotLook interrupts an analysis that never looks whether
// it is.
func TestInterruptEndsAStageThatDoesNotLook(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	forever := make(chan struct{})
	defer close(forever)
	var began time.Time
	r := &run{analysis: three(dir), during: func(context.Context, pipeline.Request) {
		began = time.Now()
		cancel()
		<-forever
	}}
	r.callContext(ctx, "-C", dir, "-json", "-o", "out.json", "-baseline=b", "-write-baseline")
	assert.Less(t, time.Since(began), grace+5*time.Second)
	assert.Equal(t, exitInterrupted, r.code)
	assert.Equal(t, "growthlint: interrupted; nothing was written\n", r.stderr)
	assert.Empty(t, names(t, dir))
}

// stuck is a standard output that nobody reads.
type stuck struct {
	reached func()
	end     <-chan struct{}
}

func (s stuck) Write([]byte) (int, error) {
	s.reached()
	<-s.end
	return 0, errors.New("closed")
}

func TestInterruptWhileWritingTellsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	end := make(chan struct{})
	defer close(end)
	var stderr bytes.Buffer
	c := (&run{analysis: three(dir)}).command(stuck{cancel, end}, &stderr)
	code := c.run(ctx, []string{"-C", dir, "-format=text", "-format=json=out.json"})
	assert.Equal(t, exitInterrupted, code)
	assert.Equal(t, "growthlint: interrupted while writing to standard output; written before that: "+filepath.Join(dir, "out.json")+"\n", stderr.String())
	assert.Equal(t, []string{"out.json"}, names(t, dir))

	ctx, cancel = context.WithCancel(context.Background())
	stderr.Reset()
	c = (&run{analysis: three(dir)}).command(stuck{cancel, end}, &stderr)
	assert.Equal(t, exitInterrupted, c.run(ctx, []string{"-C", dir}))
	assert.Equal(t, "growthlint: interrupted while writing to standard output; no file was written\n", stderr.String())
}

func TestInterruptLeavesNoHalfFile(t *testing.T) {
	dir := t.TempDir()
	p := &pending{}
	removed := 0
	disown := p.owns(func() { removed++ })
	p.owns(func() { removed++ })
	disown()
	file := filepath.Join(dir, "out.json")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o666))
	err := p.stage(file, func(w io.Writer) error {
		assert.Len(t, names(t, dir), 2, "it is written beside the file")
		assert.Empty(t, p.end())
		assert.Equal(t, []string{"out.json"}, names(t, dir))
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, 1, removed)
	assert.ErrorIs(t, p.commit(), errInterrupted)
	assert.ErrorIs(t, p.stage(file, nil), errInterrupted)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "old", string(text))
}

func TestPanicIsAnError(t *testing.T) {
	r := &run{during: func(context.Context, pipeline.Request) { panic("never") }}
	r.call()
	assert.Equal(t, exitUsage, r.code)
	assert.Regexp(t, `^growthlint: internal error: never \(at .*TestPanicIsAnError.*interrupt_test\.go:\d+\); .*please report this \(GROWTHLINT_STACK=1 shows the stack\)\n$`, r.stderr)

	r.env = map[string]string{"GROWTHLINT_STACK": "1"}
	r.call()
	assert.Equal(t, exitUsage, r.code)
	assert.Contains(t, r.stderr, "please report this with what follows\ngoroutine ")
}

func TestClosedStandardOutputIsAnError(t *testing.T) {
	closed := func(args ...string) (int, string) {
		var stderr bytes.Buffer
		c := (&run{analysis: three(t.TempDir())}).command(io.Discard, &stderr)
		c.closed = func(io.Writer) bool { return true }
		return c.run(t.Context(), args), stderr.String()
	}
	for _, args := range [][]string{nil, {"-json"}, {"-diff"}, {"-version"}, {"explain"}} {
		code, told := closed(args...)
		assert.Equal(t, exitUsage, code, args)
		assert.Contains(t, told, "standard output is closed", args)
	}
	code, told := closed("-o", filepath.Join(t.TempDir(), "out.txt"))
	assert.Equal(t, exitFindings, code, told)
}

func TestErrorsShowWhatTheyRepeat(t *testing.T) {
	r := &run{err: errors.New("one\x1b[31m\ntwo\u202e")}
	r.call()
	assert.Equal(t, "growthlint: one\uFFFD[31m\ntwo\uFFFD\n", r.stderr)
}
