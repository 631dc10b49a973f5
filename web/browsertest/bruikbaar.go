package browsertest

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// bruikbaar names what somebody cannot use in a page: a field without an edge or too small to see,
// a button under 24 px (WCAG 2.5.8), and what does not show that it has the keyboard. A field
// that is hidden behind its label shows on that.
const bruikbaar = `(()=>{const uit=[],zie=e=>{const r=e.getBoundingClientRect(),s=getComputedStyle(e);return r.width>2&&r.height>2&&s.visibility=='visible'&&s.display!='none'},
	noem=(e,w)=>uit.push(e.tagName+'.'+e.className+' '+(e.id||e.textContent.trim().slice(0,20))+': '+w);
	document.querySelectorAll('details').forEach(d=>d.open=true);
	const velden=[...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(e=>!e.closest('.verborgen,dialog'));
	for(const e of velden){const s=getComputedStyle(e),r=e.getBoundingClientRect(),vink=/radio|checkbox/.test(e.type);
		if(!zie(e)||+s.opacity<1)noem(e,'not visible');
		else if(!e.labels.length)noem(e,'no label');
		else if(r.height<(vink?13:24))noem(e,'only '+r.height+' px high');
		else if(s.appearance=='none'&&parseFloat(s.borderTopWidth)<1)noem(e,'no edge')}
	const knoppen=[...document.querySelectorAll('button,a[class*=button],summary')].filter(e=>!e.closest('dialog:not([open])'));
	for(const e of knoppen){const r=e.getBoundingClientRect();if(!e.closest('.verborgen')&&!e.classList.contains('verborgen')&&(r.width<24||r.height<24))noem(e,Math.round(r.width)+' by '+Math.round(r.height)+' px')}
	for(const e of [...velden,...knoppen,...document.querySelectorAll('a[href]')]){e.focus();if(document.activeElement!=e){if(zie(e)&&!e.disabled)noem(e,'cannot have the keyboard');continue}
		const s=getComputedStyle(e);if(!(s.outlineStyle!='none'&&parseFloat(s.outlineWidth)>=3))noem(e,'does not show the keyboard')}
	return [velden.length+knoppen.length].concat(uit.slice(0,8)).join('\n')})()`

// Usable looks at every field, button and link of the page that is open, with all that folds
// unfolded: how many fields and buttons there are, and what somebody cannot use, a line each.
// Who asks presses Tab once before: the browser shows the keyboard to who uses it.
func Usable(t *testing.T, ctx context.Context) (aantal int, mis string) {
	t.Helper()
	n, mis, _ := strings.Cut(Ask[string](t, ctx, bruikbaar), "\n")
	aantal, err := strconv.Atoi(n)
	if err != nil {
		t.Fatal(err)
	}
	return aantal, mis
}
