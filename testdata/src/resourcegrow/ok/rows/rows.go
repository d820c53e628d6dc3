// Package rows closes the rows of a query or reads them to the end, and hands a connection to
// what closes it.
package rows

import (
	"context"
	"crypto/tls"
	"database/sql"
	"io"
	"net"
	"net/http"
	"net/rpc"
	"os"
)

// Has tells whether a table is there.
func Has(ctx context.Context, conn *sql.Conn) bool {
	rows, err := conn.QueryContext(ctx, "SELECT 1 FROM t")
	if err != nil {
		return false
	}
	return rows.Close() == nil
}

func names(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT name FROM t")
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			continue
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

func fetch(path string, get func() (io.ReadCloser, error)) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	body, err := get()
	if err != nil {
		return err
	}
	defer func() {
		if err = body.Close(); err != nil {
			println(err.Error())
		}
	}()
	_, err = io.Copy(file, body)
	return err
}

func ask(address string) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	rpc.ServeConn(conn)
}

func secure(address string, config *tls.Config) (net.Conn, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	wrapped := tls.Client(conn, config)
	if err := wrapped.Handshake(); err != nil {
		conn.Close()
		return nil, err
	}
	return wrapped, nil
}

// Handler does all of it.
func Handler(db *sql.DB, conn *sql.Conn, config *tls.Config, get func() (io.ReadCloser, error)) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if Has(r.Context(), conn) {
			fetch(r.FormValue("path"), get)
		}
		names(db)
		go ask(r.FormValue("address"))
		if c, err := secure(r.FormValue("address"), config); err == nil {
			c.Close()
		}
	})
}
