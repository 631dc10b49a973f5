package paginas_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// posttekst are the sentences of the messages by e-mail: what stands in quotes where they are
// made, and has a space in it.
func posttekst(t *testing.T) (uit []string) {
	bron, err := parser.ParseFile(token.NewFileSet(), "../../cmd/solo/loket_post.go", nil, 0)
	must(t, err)
	ast.Inspect(bron, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			s, err := strconv.Unquote(l.Value)
			must(t, err)
			if strings.Contains(strings.TrimSpace(s), " ") {
				uit = append(uit, zinnen(s)...)
			}
		}
		return true
	})
	return uit
}

func TestMailIsWrittenInB1(t *testing.T) {
	gezien := posttekst(t)
	if len(gezien) < 50 {
		t.Errorf("%d sentences, want those of all messages", len(gezien))
	}
	for _, z := range gezien {
		if l := lastig(z); l != "" {
			t.Errorf("%s: %q", l, z)
		}
	}
}
