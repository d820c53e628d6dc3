package html

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// browser is a tab with a page in it.
type browser struct {
	*testing.T

	ctx context.Context

	mu sync.Mutex
	// requests are what the page has asked the network for, complaints what it or the browser
	// has written to the console.
	requests, complaints []string
}

// step is something that is done in the browser.
type step = chromedp.Action[chromedp.Void]

// command is a command of the protocol whose result is of no interest.
func command[P, R any](c cdp.Command[P, R], params P) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// chromium is the browser on this machine.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no Chromium here")
	return ""
}

// open opens a file in a tab of a given width.
func open(t *testing.T, file string, width int64, before ...step) *browser {
	t.Helper()
	b := tab(t)
	b.run(
		command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 1000, DeviceScaleFactor: 1}),
	)
	b.run(before...)
	b.run(chromedp.Navigate("file://" + file))
	return b
}

// tab starts a browser.
func tab(t *testing.T, flags ...chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox)
	opts = append(opts, flags...)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{T: t}
	require.NoError(t, chromedp.Listen(ctx, b.listen))
	b.ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return b
}

func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.complaints = append(b.complaints, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, e.ExceptionDetails.Text)
	}
}

func (b *browser) run(steps ...step) {
	b.Helper()
	require.NoError(b, chromedp.Do(b.ctx, steps...))
}

// click clicks on what a selector of CSS finds.
func (b *browser) click(selector string) {
	b.Helper()
	b.run(chromedp.Click(chromedp.CSS(selector)))
}

// appears waits until something is to be seen.
func (b *browser) appears(selector string) {
	b.Helper()
	b.run(chromedp.WaitVisible(chromedp.CSS(selector)))
}

// ask evaluates an expression in the page.
func ask[T any](b *browser, expression string) T {
	b.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b, err, expression)
	return out
}

// press presses keys one after the other, as a keyboard does: the text of a key comes with its going
// down, and not if the page refuses that.
func (b *browser) press(keys ...string) {
	b.Helper()
	for _, r := range strings.Join(keys, "") {
		down := kb.Encode(r)
		first, last := *down[0], *down[len(down)-1]
		if len(down) > 2 {
			first.Text, first.UnmodifiedText = down[1].Text, down[1].UnmodifiedText
		}
		b.run(command(input.DispatchKeyEvent, first), command(input.DispatchKeyEvent, last))
	}
}

// visible are the names of the findings that are shown.
func (b *browser) visible() []string {
	b.Helper()
	return ask[[]string](b, `Array.from(document.querySelectorAll(".item")).filter((e) => !e.closest("[hidden]")).map((e) => e.querySelector(".name").textContent)`)
}

// choose sets a field of the filter as a person does.
func (b *browser) choose(id, value string) {
	b.Helper()
	ask[bool](b, fmt.Sprintf(`(() => { const e = document.getElementById(%q); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); return true; })()`, id, value))
}

// shot leaves a picture where PAGE_SHOTS names a folder.
func (b *browser) shot(name string) {
	b.Helper()
	dir := os.Getenv("PAGE_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(b, err)
	require.NoError(b, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o666))
}

// growthlint builds the command once and returns how it is run in a directory.
func growthlint(t *testing.T) func(dir string, args ...string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "growthlint")
	build := exec.Command("go", "build", "-o", binary, "./cmd/growthlint")
	build.Dir = filepath.Join("..", "..")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return func(dir string, args ...string) {
		t.Helper()
		cmd := exec.Command(binary, args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 {
			err = nil // findings
		}
		require.NoError(t, err, "%s: %s", strings.Join(args, " "), out)
	}
}
