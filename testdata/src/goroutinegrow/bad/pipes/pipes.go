// Package pipes has goroutines at one end of a pipe whose other end nobody closes.
package pipes

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
)

// Lines counts the lines of a command, and never says that there are no more.
func Lines(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	both := io.MultiWriter(to, w)
	go func() { // want goroutinegrow medium "it reads one end of a pipe, and nothing closes the other end"
		n := 0
		for sc := bufio.NewScanner(from); sc.Scan(); n++ {
			fmt.Println(n)
		}
	}()
	cmd := exec.Command("ls", r.URL.Path)
	cmd.Stdout = both
	_ = cmd.Run()
}

// Words has the reading in a function of its own.
func Words(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go read(from, w) // want goroutinegrow medium "it reads one end of a pipe, and nothing closes the other end"
	fmt.Fprintln(to, r.URL.Path)
}

func read(r io.Reader, w io.Writer) { _, _ = io.Copy(w, r) }

// Upload sends what a goroutine writes, unless the request cannot be made.
func Upload(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go func() { // want goroutinegrow medium "it writes to a pipe, and Upload may return without reading or closing the other end"
		defer to.Close()
		_ = json.NewEncoder(to).Encode(r.Header)
	}()
	host := r.Header.Get("To")
	if host == "" {
		http.Error(w, "where to?", http.StatusBadRequest)
		return
	}
	req, err := http.NewRequest(http.MethodPut, host, from)
	if err != nil {
		return
	}
	if resp, err := http.DefaultClient.Do(req); err == nil {
		resp.Body.Close()
	}
}
