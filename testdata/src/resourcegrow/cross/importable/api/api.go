// Package api is the client of a service: other modules import it, and a command of this one uses a
// part of it.
package api

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// Client asks the service.
type Client struct {
	base string
	http *http.Client
}

// New makes a client.
func New(base string) *Client { return &Client{base: base, http: &http.Client{}} }

// List returns the names.
func (c *Client) List() ([]string, error) {
	resp, err := c.http.Get(c.base + "/names")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out []string
	return out, json.NewDecoder(resp.Body).Decode(&out)
}

// Check is what the command asks last, once.
func (c *Client) Check() error {
	resp, err := c.http.Get(c.base + "/health")
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp.Body.Close()
}

// Remove is for others: nothing here calls it.
func (c *Client) Remove(name string) error {
	req, err := http.NewRequest(http.MethodDelete, c.base+"/names/"+name, http.NoBody)
	if err != nil {
		return err
	}
	return c.send(req)
}

// send is called by what is for others alone.
func (c *Client) send(req *http.Request) error {
	resp, err := c.http.Do(req) // want resourcegrow medium "some return paths"
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp.Body.Close()
}

// Rename is for others as well, and lets go of what it opens.
func (c *Client) Rename(from, to string) error {
	resp, err := c.http.Post(c.base+"/names/"+from, "text/plain", nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return fmt.Errorf("status %d: %s", resp.StatusCode, to)
	}
	return nil
}

// forget is not exported, and nothing calls it: it never runs.
func (c *Client) forget(name string) error {
	resp, err := c.http.Get(c.base + "/forget/" + name)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp.Body.Close()
}

// Asker is what something may be found to be, by reflection at the last.
type Asker interface {
	Ask(question string) error
}

// Ask is called by nobody in view, but an interface has such a method.
func (c *Client) Ask(question string) error {
	resp, err := c.http.Get(c.base + "/ask/" + question)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 400 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp.Body.Close()
}
