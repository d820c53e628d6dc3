// Package pipes has goroutines at one end of a pipe whose other end is closed or read.
package pipes

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
)

// Lines counts the lines of a command, and says when there are no more.
func Lines(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	both := io.MultiWriter(to, w)
	go func() {
		n := 0
		for sc := bufio.NewScanner(from); sc.Scan(); n++ {
			fmt.Println(n)
		}
	}()
	cmd := exec.Command("ls", r.URL.Path)
	cmd.Stdout = both
	_ = cmd.Run()
	_ = to.Close()
}

// Words lets another goroutine close it.
func Words(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go read(from, w)
	go write(to, r.URL.Path)
}

func read(r io.Reader, w io.Writer) { _, _ = io.Copy(w, r) }

func write(w *io.PipeWriter, s string) {
	fmt.Fprintln(w, s)
	_ = w.CloseWithError(io.EOF)
}

// Stops closes the end that is read.
func Stops(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	defer from.Close()
	go read(from, w)
	fmt.Fprintln(to, r.URL.Path)
}

// Few reads no more than one piece.
func Few(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go func() {
		_, _ = from.Read(make([]byte, 4))
	}()
	fmt.Fprint(to, "x")
}

// Upload sends what a goroutine writes, and lets it go where the request cannot be made.
func Upload(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go func() {
		defer to.Close()
		_ = json.NewEncoder(to).Encode(r.Header)
	}()
	host := r.Header.Get("To")
	if host == "" {
		_ = from.Close()
		http.Error(w, "where to?", http.StatusBadRequest)
		return
	}
	send(host, from)
}

// Later asks first and starts the writer then.
func Later(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	defer from.Close()
	go func() {
		_ = to.CloseWithError(json.NewEncoder(to).Encode(r.Header))
	}()
	if r.Host == "" {
		return
	}
	_, _ = io.Copy(w, from)
}

func send(host string, body io.Reader) {
	resp, err := http.Post(host, "text/plain", body)
	if err == nil {
		resp.Body.Close()
	}
}

// All shows the records of a table, to the last one.
func All(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go dump(r.URL.Path, to)
	rows := csv.NewReader(bufio.NewReader(from))
	rows.Comma = ';'
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		fmt.Fprintln(w, row[0])
	}
}

// Limit shows the first records of a table, and reads the rest for nothing.
func Limit(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go dump(r.URL.Path, to)
	lines := bufio.NewScanner(from)
	for n := 0; n < 20 && lines.Scan(); n++ {
		fmt.Fprintln(w, lines.Text())
	}
	_, _ = io.Copy(io.Discard, from)
}

func dump(name string, to *io.PipeWriter) {
	cmd := exec.Command("dump", name)
	cmd.Stdout = to
	_ = to.CloseWithError(cmd.Run())
}
