// Package pipes has goroutines at one end of a pipe whose other end nobody closes.
package pipes

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
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

// Limit shows the first records of a table, and leaves those behind them to nobody.
func Limit(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go func() { // want goroutinegrow medium "it writes to a pipe, and Limit may return before the other end is read to its end"
		_ = to.CloseWithError(dump(r.URL.Path, to))
	}()
	rows := csv.NewReader(bufio.NewReader(from))
	rows.Comma = ';'
	for n := 0; n < 20; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		fmt.Fprintln(w, row[0])
	}
}

func dump(table string, to io.Writer) error {
	cmd := exec.Command("dump", table)
	cmd.Stdout = to
	return cmd.Run()
}
