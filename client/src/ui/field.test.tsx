import { describe, expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { CheckboxField } from './checkbox-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field } from './field.tsx';
import { RadioGroup } from './radio-group.tsx';
import { SelectField } from './select-field.tsx';

const attribute = (html: string, element: string, name: string) =>
  html.match(new RegExp(`<${element}[^>]*\\s${name}="([^"]*)"`))?.[1];
const ids = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);

const controls = {
  input: <Field name="email" label="Adres" hint="Van je werk." error="Er ontbreekt een @." />,
  textarea: <Field name="email" type="textarea" label="Verhaal" hint="Kort." error="Dit is leeg." />,
  select: <SelectField name="email" label="Taal" options={[]} hint="Van de website." error="Kies er een." />,
};

describe('a field', () => {
  for (const [element, field] of Object.entries(controls)) {
    const html = renderToStaticMarkup(field);

    test(`ties its label to the ${element}`, () => {
      expect(attribute(html, 'label', 'for')).toBe(attribute(html, element, 'id'));
    });

    test(`ties error and help to the ${element}, the error first`, () => {
      const described = attribute(html, element, 'aria-describedby')?.split(' ') ?? [];
      expect(described).toEqual(['veld-email-error', 'veld-email-hint']);
      expect(ids(html)).toEqual(expect.arrayContaining(described));
      expect(attribute(html, element, 'aria-invalid')).toBe('true');
    });
  }

  test('without help or error describes and accuses nothing', () => {
    const html = renderToStaticMarkup(<Field name="name" label="Naam" />);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });

  test('keeps what the browser may fill in', () => {
    const html = renderToStaticMarkup(
      <Field name="p" type="password" label="Wachtwoord" autoComplete="new-password" />,
    );
    expect(attribute(html, 'input', 'autoComplete') ?? attribute(html, 'input', 'autocomplete')).toBe('new-password');
    expect(attribute(html, 'input', 'type')).toBe('password');
  });
});

describe('the list of what is not right', () => {
  test('leads to each kind of field by its id', () => {
    const html = renderToStaticMarkup(
      <>
        <ErrorSummary
          title="Kijk dit nog even na"
          problems={['name', 'terms', 'payer'].map((field) => ({ field, message: field }))}
        />
        <Field name="name" label="Naam" />
        <CheckboxField name="terms" label="Akkoord" />
        <RadioGroup
          name="payer"
          legend="Wie betaalt?"
          options={[
            { value: 'me', label: 'Ik' },
            { value: 'school', label: 'De school' },
          ]}
        />
      </>,
    );
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toHaveLength(3);
    for (const target of targets) expect(html).toMatch(new RegExp(`<input[^>]*\\sid="${target}"`));
  });

  test('can take the focus', () => {
    expect(renderToStaticMarkup(<ErrorSummary title="Kijk na" problems={[]} />)).toMatch(
      /<section[^>]*data-error-summary[^>]*tabindex="-1"/i,
    );
  });
});
